import { readInvocation } from '../kubectl/invocation.ts';
import { readTerminal } from './container-terminal.ts';
import { sshWords } from './run-by.ts';
import type { Command } from './script.ts';
import { startOfInner } from './wrappers.ts';

/** For each command, the first index that may name the program; memoized, since many rules ask for it. */
const starts = new WeakMap<Command, number>();

/**
 * Index of the word that names the program, if the command runs it: directly, after `timeout 5` and the
 * like, or in a container. -1 if it does not: `apt-get install curl` does not run curl.
 */
export function programAt(command: Command, ...names: readonly string[]): number {
  const { words } = command;
  if (names.includes(words[0])) return 0;
  const from = starts.get(command) ?? startIn(command);
  starts.set(command, from);
  if (from < 0) return -1;
  for (let at = from; at < words.length; at += 1) if (names.includes(words[at] ?? '')) return at;
  return -1;
}

/** Index of the word after a wrapper, or of the command that `ssh`, `exec` or `run` starts elsewhere. */
function startIn(command: Command): number {
  const { words } = command;
  if (startOfInner(words) > 0) return 1;
  const [program, ...rest] = words;
  if (program === 'ssh') {
    const inner = sshWords(rest).length - 1;
    return inner > 0 ? words.length - inner : -1;
  }
  const call = readInvocation(command);
  if (call) return call.rest[0]?.at ?? -1;
  const inner = readTerminal(program, rest)?.inner ?? [];
  return inner.length > 0 ? words.length - inner.length : -1;
}

/** The program's words after its name. */
export function argumentsOf({ words }: Command, at: number): readonly string[] {
  return words.slice(at + 1);
}
