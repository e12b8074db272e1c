import { isClientLine } from './client-lines.ts';
import { startsWithProgram } from './starts-with-program.ts';
import { isTyped } from './typed.ts';

/** Number of characters before the command on a line; undefined for a line without a command. */
export type PromptReader = (line: string) => number | undefined;

/** Length of a prompt that a command follows. */
export function behind(
  pattern: RegExp,
  line: string,
  isCommand: (text: string) => boolean = startsWithProgram,
): number | undefined {
  const length = isClientLine(line) ? undefined : pattern.exec(line)?.[0].length;
  return length !== undefined && isCommand(line.slice(length)) ? length : undefined;
}

export const isAnyCommand = (text: string) => isTyped(text) || /^[A-Za-z_]\w*=\S/.test(text);

/** A command, or a word that may be one behind a prompt that is sure. */
export const isCalledLate = (text: string) =>
  isAnyCommand(text) || /^[a-z./~][\w./~-]*(?: |$)/.test(text);
