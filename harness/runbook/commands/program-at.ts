import { sshWords } from './run-by.ts';
import type { Command } from './script.ts';
import { readTerminal } from './terminal.ts';
import { wrappers } from './wrappers.ts';

/**
 * Index of the word that names the program, where the command runs it: itself, behind `timeout 5` and
 * the like, or in a container; -1 where it does not. `apt-get install curl` does not run curl.
 */
export function programAt({ words }: Command, ...names: readonly string[]): number {
  const [first] = words;
  if (names.includes(first)) return 0;
  const from = wrappers.has(first) ? 1 : startOfInner(words);
  if (from < 0) return -1;
  return words.findIndex((word, index) => index >= from && names.includes(word));
}

/** Index of the command that is run on another machine, or in a container: of `ssh`, `exec` and `run`. */
function startOfInner(words: readonly string[]): number {
  const [program = '', ...rest] = words;
  if (program === 'ssh') {
    const inner = sshWords(rest).length - 1;
    return inner > 0 ? words.length - inner : -1;
  }
  if (program === 'kubectl' || program === 'oc') {
    const end = words.indexOf('--');
    return end < 0 ? -1 : end + 1;
  }
  const inner = readTerminal(program, rest)?.inner ?? [];
  return inner.length > 0 ? words.length - inner.length : -1;
}

/** The program's words after its name. */
export function argumentsOf({ words }: Command, at: number): readonly string[] {
  return words.slice(at + 1);
}
