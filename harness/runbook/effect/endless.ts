import { innerCommands } from '../commands/inner-commands.ts';
import { has, hasLong } from '../commands/options.ts';
import { programOf, startOfCommand } from '../commands/wrappers.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { whyServes } from './terminal/programs.ts';
import { whyUnknownFollows } from './terminal/unknown.ts';

/** Why the command never ends by itself (`watch repeats …`); undefined if it ends. */
export const whyNeverEnds = (words: readonly string[]) => why(words, 0);

/** Why a shell text never ends by itself; undefined if it ends. */
export function whyEndless(text: string): string | undefined {
  const [first] = endlessAmong(simpleCommands(text));
  return first?.why;
}

/** How deeply nested shells are read. */
export const deepest = 3;

function why(words: readonly string[], depth: number): string | undefined {
  const start = startOfCommand(words);
  const name = programOf(words[start]);
  const rest = words.slice(start + 1);
  // `/var/lib/erigon` is a folder.
  if (words[start]?.startsWith('/var/lib/')) return undefined;
  const own = whyServes(name, rest) ?? whyUnknownFollows(name, rest);
  if (own || depth === deepest) return own;
  const [inner] = endlessAmong(innerCommands(name, rest), depth + 1);
  return inner?.why;
}

interface CommandOfText {
  readonly words: readonly string[];
  readonly background: boolean;
  readonly piped: boolean;
}

/** The commands that never end, with the reason; not those in the background or cut off by `head`. */
export function* endlessAmong<T extends CommandOfText>(
  commands: readonly T[],
  depth = 0,
): Generator<{ readonly command: T; readonly why: string }> {
  if (commands.some(({ words }) => leavesLoop(words))) return;
  for (const [index, command] of commands.entries()) {
    const reason = command.background ? undefined : why(command.words, depth);
    if (reason && !isCutOff(commands, index)) yield { command, why: reason };
  }
}

/** Longest pipe that is followed: longer than any real one, short enough for hostile text. */
const pipeLength = 9;

function isCutOff(commands: readonly CommandOfText[], index: number): boolean {
  for (let at = index; commands[at]?.piped && at < index + pipeLength; at += 1) {
    if (endsItsInput(commands[at + 1]?.words ?? [])) return true;
  }
  return false;
}

/** True for a command that leaves even an endless loop. */
export const leavesLoop = ([name = '']: readonly string[]) => /^(break|exit|return)$/.test(name);

/** True for a command that stops reading early, and so ends the command piped into it. */
const endsItsInput = ([name, ...rest]: readonly string[]) =>
  name === 'head' ||
  (name === 'grep' &&
    (has(rest, 'q', 'quiet', 'ABCef') ||
      has(rest, 'm', '', 'ABCef') ||
      hasLong(rest, '--max-count')));
