import type { CommandResult } from '../ports.ts';
import { type CommandOptions, run } from './command.ts';

/** Runs the engine's client. Never throws: a missing client is exit code 127. */
export async function docker(
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return run('docker', args, options);
}
