import { type Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';

export interface SmokeOptions {
  readonly smoke?: boolean;
  /** What `--smoke` was called before; taken for one more version. */
  readonly telling?: boolean;
}

export function addSmokeOption(command: Command, description: string): Command {
  return command
    .option('--smoke', description)
    .addOption(new Option('--telling', 'the old name of --smoke').hideHelp());
}

/** Whether the smoke drills are asked for; a note on stderr where the old name asks for them. */
export function isSmoke({ smoke, telling }: SmokeOptions, { say }: Pick<Terminal, 'say'>): boolean {
  if (telling) say('--telling is now called --smoke. The next version will not know the old name.');
  return smoke === true || telling === true;
}
