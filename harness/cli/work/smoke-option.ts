import { type Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';

export interface SmokeOptions {
  readonly smoke?: boolean;
  /** The old name of `--smoke`; accepted for one more version. */
  readonly telling?: boolean;
}

export function addSmokeOption(command: Command, description: string): Command {
  return command
    .option('--smoke', description)
    .addOption(new Option('--telling', 'the old name of --smoke').hideHelp());
}

/** Whether the smoke drills are requested; prints a note on stderr for the old name. */
export function isSmoke({ smoke, telling }: SmokeOptions, { say }: Pick<Terminal, 'say'>): boolean {
  if (telling) say('--telling is now called --smoke. The next version will not know the old name.');
  return smoke === true || telling === true;
}
