import type { Fix } from '../../model/finding.ts';
import type { Command } from '../../runbook/commands/script.ts';

/** Writes something else for one word of a command. */
export const fixOf = (command: Command, at: number, by: string): Fix => ({
  place: command.at(at).place,
  old: command.written[at] ?? '',
  new: by,
});

/** Writes something else for a word and all that follow it, if single blanks are between them. */
export function fixOfWords(command: Command, from: number, by: string): Fix | undefined {
  const old = command.written.slice(from).join(' ');
  const start = command.offset(from);
  const isPlain = command.script.text.slice(start, start + old.length) === old;
  return isPlain ? { place: command.at(from).place, old, new: by } : undefined;
}

/** Leaves out a word with the blank in front of it, if another word is in front of that on the line. */
export function withoutWord(command: Command, at: number): Fix | undefined {
  const { text } = command.script;
  const from = command.offset(at);
  if (!/[^\s\\] $/.test(text.slice(Math.max(0, from - 2), from))) return undefined;
  const { line, column, file } = command.at(at).place;
  return { place: { file, line, column: column - 1 }, old: ` ${command.written[at]}`, new: '' };
}
