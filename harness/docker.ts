import { type CommandOptions, run } from './command.ts';
import type { CommandResult } from './ports.ts';

/** Runs the engine's client. Never throws: a missing client is exit code 127. */
export async function docker(
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return run('docker', args, options);
}
