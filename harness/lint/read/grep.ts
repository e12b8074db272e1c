import { programAt } from '../../runbook/commands/program-at.ts';
import type { Command } from '../../runbook/commands/script.ts';

/** A call of grep. */
export interface GrepCall {
  readonly command: Command;
  /** Index of the word `grep`. */
  readonly at: number;
  /** Letters of its options; long options as their short letter. */
  readonly options: string;
  /** Without quotes, and its index; the first of several. */
  readonly pattern: { readonly text: string; readonly at: number };
  /** Extended syntax: `|` separates alternatives. */
  readonly extended: boolean;
}

const long: Readonly<Record<string, string>> = {
  '--invert-match': 'v',
  '--count': 'c',
  '--quiet': 'q',
  '--silent': 'q',
  '--extended-regexp': 'E',
  '--ignore-case': 'i',
  '--word-regexp': 'w',
  '--fixed-strings': 'F',
  '--perl-regexp': 'P',
};
const takesValue = /^-[a-zA-Z]*[ABCmdDf]$/;

export function readGrep(command: Command): GrepCall | undefined {
  const at = programAt(command, 'grep', 'egrep', 'fgrep');
  if (at < 0) return undefined;
  let options = command.words[at] === 'egrep' ? 'E' : command.words[at] === 'fgrep' ? 'F' : '';
  let pattern: { text: string; at: number } | undefined;
  let given = false;
  for (let index = at + 1; index < command.words.length; index += 1) {
    const text = command.words[index] ?? '';
    if (text.startsWith('--')) options += long[text] ?? '';
    else if (/^-[a-zA-Z]*e$/.test(text)) {
      options += text.slice(1, -1);
      index += 1;
      if (!given) pattern = { text: command.words[index] ?? '', at: index };
      given = true;
    } else if (/^-./.test(text)) {
      options += text.slice(1).replace(/\d/g, '');
      if (takesValue.test(text)) index += 1;
    } else if (!given) {
      pattern = { text, at: index };
      given = true;
    }
  }
  if (!pattern) return undefined;
  return { command, at, options, pattern, extended: /[EP]/.test(options) };
}

/** The alternatives of its pattern: `a|b` of an extended one, `a\|b` of a basic one. */
export function alternatives({ pattern, extended, options }: GrepCall): readonly string[] {
  if (options.includes('F')) return [pattern.text];
  return pattern.text.split(extended ? /(?<!\\)\|/ : /\\\|/);
}
