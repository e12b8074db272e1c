import type { Command } from '../document.ts';
import { booleanFlags } from './boolean-flags.ts';

/** A word of an invocation, quotes taken off; `at` is its index among the command's words. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

export interface Flag {
  /** In its long form, where one letter stands for it with every verb: `--namespace` for `-n`. */
  readonly name: string;
  /** `true` for one that has none. */
  readonly value: string;
  /** Of the word that names it. */
  readonly at: number;
}

/** A call of kubectl, also one behind `timeout 60`, `xargs -r` and the like. */
export interface Invocation {
  readonly command: Command;
  /** Index of the word `kubectl`. */
  readonly at: number;
  /** `get`; empty where only flags follow. */
  readonly verb: Word;
  /** What is neither verb nor flag, up to `--`. */
  readonly args: readonly Word[];
  readonly flags: readonly Flag[];
  /** The words after `--`. */
  readonly rest: readonly Word[];
}

const wrappers = new Set(
  'timeout time while until xargs watch env nohup nice command exec ! k3s microk8s minikube'.split(
    ' ',
  ),
);
const longNames: Readonly<Record<string, string>> = {
  '-n': '--namespace',
  '-A': '--all-namespaces',
  '-l': '--selector',
  '-o': '--output',
  '-f': '--filename',
  '-w': '--watch',
  '-c': '--container',
  '-s': '--server',
};

/** The invocation that the command is, if it is one. */
export function readInvocation(command: Command): Invocation | undefined {
  const { words } = command;
  const at = wrappers.has(words[0]) ? words.indexOf('kubectl') : words[0] === 'kubectl' ? 0 : -1;
  if (at < 0) return undefined;
  const args: Word[] = [];
  const flags: Flag[] = [];
  let index = at + 1;
  for (; index < words.length && words[index] !== '--'; index += 1) {
    const text = words[index] ?? '';
    if (!/^-./.test(text)) {
      args.push({ text, at: index });
      continue;
    }
    const flag = readFlag(text, words[index + 1], args[0]?.text === 'logs');
    flags.push({ name: longNames[flag.name] ?? flag.name, value: flag.value, at: index });
    if (flag.takesNext) index += 1;
  }
  const [verb = { text: '', at }, ...others] = args;
  const rest = words.slice(index + 1).map((text, after) => ({ text, at: index + 1 + after }));
  return { command, at, verb, args: others, flags, rest };
}

/** Of `logs`, `-f` and `-p` are `--follow` and `--previous`. */
function readFlag(text: string, next: string | undefined, ofLogs: boolean) {
  if (ofLogs && text === '-f') return { name: '--follow', value: 'true', takesNext: false };
  if (ofLogs && text === '-p') return { name: '--previous', value: 'true', takesNext: false };
  const [, long, value] = /^(--[^=]+)(?:=(.*))?$/s.exec(text) ?? [];
  if (long && value !== undefined) return { name: long, value, takesNext: false };
  if (long) return withNext(long, next);
  const short = text.slice(0, 2);
  if (text.length === 2) return withNext(short, next);
  // `-it` is two flags without values; `-nshop` is one with its value.
  if (booleanFlags.has(short)) return { name: short, value: 'true', takesNext: false };
  return { name: short, value: text.slice(2).replace(/^=/, ''), takesNext: false };
}

function withNext(name: string, next: string | undefined) {
  if (booleanFlags.has(name) || next === undefined || next === '--') {
    return { name, value: 'true', takesNext: false };
  }
  return { name, value: next, takesNext: true };
}

/** The value of the flag by its long name; the last one counts. */
export function flagOf({ flags }: Invocation, name: string): Flag | undefined {
  return flags.findLast((flag) => flag.name === name);
}
