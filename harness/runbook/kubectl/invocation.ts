import type { Command } from '../commands/script.ts';
import { programOf, startOfInner } from '../commands/wrappers.ts';
import { commandUnder, flagAt, type KnownFlag } from './command-tree.ts';

/** A word of an invocation, without quotes; `at` is its index among the command's words. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

export interface Flag {
  /** The long form, if the command has the letter: `--namespace` for `-n`. */
  readonly name: string;
  /** `true` for a flag without a value. */
  readonly value: string;
  /** Index of the word that names it. */
  readonly at: number;
  /** Undefined if no version of kubectl has the flag at this command. */
  readonly known: KnownFlag | undefined;
}

/** A call of kubectl, also after `sudo`, `timeout 60`, `xargs -r` and the like. */
export interface Call {
  /** Index of the word `kubectl`. */
  readonly at: number;
  /** `get`; empty if only flags follow. */
  readonly verb: Word;
  /** The command as kubectl knows it, aliases resolved: `rollout status`; empty for an unknown verb. */
  readonly path: string;
  /** Words up to `--` that are neither verb nor flag; the first may be a subcommand. */
  readonly args: readonly Word[];
  /** The `args` without the subcommand. */
  readonly operands: readonly Word[];
  readonly flags: readonly Flag[];
  /** The words after `--`. */
  readonly rest: readonly Word[];
}

/** A call, with its command in the document. */
export interface Invocation extends Call {
  readonly command: Command;
}

/** Distributions that have kubectl as a subcommand. */
const distributions = new Set(['k3s', 'microk8s', 'minikube']);
const ofCommands = new WeakMap<Command, Invocation | null>();

/** oc takes the commands of kubectl in the same form. */
const isKubectl = (word: string) => word === 'kubectl' || word === 'oc';

/** Reads the command as a call of kubectl; undefined for any other command. Memoized. */
export function readInvocation(command: Command): Invocation | undefined {
  const known = ofCommands.get(command);
  if (known !== undefined) return known ?? undefined;
  const call = readCall(command.words);
  const read = call ? { ...call, command } : null;
  ofCommands.set(command, read);
  return read ?? undefined;
}

/** Reads the words as a call; undefined unless they run kubectl or oc. Memoized for the same words. */
export function readCall(words: readonly string[]): Call | undefined {
  let at = startOfInner(words);
  const distribution = distributions.has(programOf(words[at])) ? words[at] : undefined;
  if (distribution) at += 1;
  if (!isKubectl(programOf(words[at]))) return undefined;
  const known = ofWords.get(words);
  if (known) return known;
  const call = readWords(words, at, distribution !== undefined);
  ofWords.set(words, call);
  return call;
}

const ofWords = new WeakMap<readonly string[], Call>();

function readWords(words: readonly string[], at: number, inDistribution: boolean): Call {
  const args: Word[] = [];
  const flags: Flag[] = [];
  let path = '';
  let depth = 0;
  let index = at + 1;
  // `minikube kubectl -- get pods`, `oc adm drain`.
  if ((inDistribution && words[index] === '--') || isAdm(words, at)) index += 1;
  for (; index < words.length && words[index] !== '--'; index += 1) {
    const text = words[index] ?? '';
    if (/^-./.test(text)) {
      index += readFlags(path, text, index, words[index + 1], flags);
      continue;
    }
    const under = args.length === depth ? commandUnder(path, text) : undefined;
    if (under !== undefined) {
      path = under;
      depth += 1;
    }
    args.push({ text, at: index });
  }
  const [verb = { text: '', at }, ...others] = args;
  const rest = words.slice(index + 1).map((text, after) => ({ text, at: index + 1 + after }));
  return {
    at,
    verb,
    path,
    args: others,
    operands: args.slice(Math.max(1, depth)),
    flags,
    rest,
  };
}

const isAdm = (words: readonly string[], at: number) =>
  programOf(words[at]) === 'oc' &&
  words[at + 1] === 'adm' &&
  /^(?:drain|cordon|uncordon|taint|top|certificate)$/.test(words[at + 2] ?? '');

/** Reads the flags of one word as kubectl does; returns how many words after it belong to them. */
function readFlags(
  path: string,
  text: string,
  at: number,
  next: string | undefined,
  flags: Flag[],
): 0 | 1 {
  const [, long, value] = /^(--[^=]+)(?:=(.*))?$/s.exec(text) ?? [];
  if (long !== undefined) {
    const known = flagAt(path, long);
    const takesNext = value === undefined && needsValue(known, next);
    flags.push({ name: long, value: value ?? (takesNext ? (next ?? '') : 'true'), at, known });
    return takesNext ? 1 : 0;
  }
  // `-it` is two flags without values; `-nshop` and `-n=shop` are one with its value.
  for (let letter = 1; letter < text.length; letter += 1) {
    const known = flagAt(path, `-${text[letter]}`);
    const name = known?.name ?? `-${text[letter]}`;
    const after = text.slice(letter + 1);
    if (known && known.value === 'none' && !after.startsWith('=')) {
      flags.push({ name, value: 'true', at, known });
      continue;
    }
    const takesNext = after === '' && needsValue(known, next);
    const own = takesNext ? (next ?? '') : after.replace(/^=/, '') || 'true';
    flags.push({ name, value: own, at, known });
    return takesNext ? 1 : 0;
  }
  return 0;
}

/** The word after an unknown flag is more likely its value than a separate argument. */
const needsValue = (known: KnownFlag | undefined, next: string | undefined) =>
  next !== undefined && next !== '--' && (known ? known.value === 'needed' : !next.startsWith('-'));

/** The flag with the long name; the last one counts. */
export function flagOf({ flags }: Pick<Call, 'flags'>, name: string): Flag | undefined {
  return flags.findLast((flag) => flag.name === name);
}

/** The place of a part of a word, if the word as written contains it; otherwise of the whole word. */
export function partOf(command: Command, at: number, part: string): ReturnType<Command['at']> {
  const whole = command.at(at);
  const from = command.words[at] === part ? -1 : (command.written[at]?.indexOf(part) ?? -1);
  if (from < 0 || command.written[at]?.slice(0, from).includes('\n')) return whole;
  const place = { ...whole.place, column: whole.place.column + from };
  return { place, length: part.length };
}
