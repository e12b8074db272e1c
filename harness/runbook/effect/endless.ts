import { has, hasLong } from '../commands/options.ts';
import { commandsRunBy } from '../commands/run-by.ts';
import { programOf, startOfCommand } from '../commands/wrappers.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { useOf } from './terminal/programs.ts';

/** Why the command never ends by itself (`watch repeats …`), or undefined where it should. */
export const whyNeverEnds = (words: readonly string[]) => why(words, 0);

/** Why a text never ends by itself, or undefined where it should. */
export function whyEndless(text: string): string | undefined {
  const [first] = endlessAmong(simpleCommands(text));
  return first?.why;
}

/** Shells within shells that are looked into. */
export const deepest = 3;

function why(words: readonly string[], depth: number): string | undefined {
  const start = startOfCommand(words);
  const name = programOf(words[start]);
  const rest = words.slice(start + 1);
  const own = useOf(name)?.endless?.(rest);
  if (own || depth === deepest) return own;
  const [inner] = endlessAmong(commandsRunBy(name, rest), depth + 1);
  return inner?.why;
}

interface CommandOfText {
  readonly words: readonly string[];
  readonly background: boolean;
  readonly piped: boolean;
}

/** Those of a text's commands that never end, and why: not in the background, nor cut off by `head`. */
export function* endlessAmong<T extends CommandOfText>(
  commands: readonly T[],
  depth = 0,
): Generator<{ readonly command: T; readonly why: string }> {
  if (commands.some(({ words }) => leavesLoop(words))) return;
  for (const [index, command] of commands.entries()) {
    const told = command.background ? undefined : why(command.words, depth);
    if (told && !isCutOff(commands, index)) yield { command, why: told };
  }
}

/** A pipe of any length, but none made to be slow. */
const pipeLength = 9;

function isCutOff(commands: readonly CommandOfText[], index: number): boolean {
  for (let at = index; commands[at]?.piped && at < index + pipeLength; at += 1) {
    if (endsItsInput(commands[at + 1]?.words ?? [])) return true;
  }
  return false;
}

/** A command by which a text leaves even an endless loop. */
export const leavesLoop = ([name = '']: readonly string[]) => /^(break|exit|return)$/.test(name);

/** A command that reads no more than it needs, and so ends what is piped into it. */
const endsItsInput = ([name, ...rest]: readonly string[]) =>
  name === 'head' ||
  (name === 'grep' &&
    (has(rest, 'q', 'quiet', 'ABCef') ||
      has(rest, 'm', '', 'ABCef') ||
      hasLong(rest, '--max-count')));
