import type { SimpleCommand } from '../shell/command-reader.ts';
import { isFed, unquote } from '../shell/simple-commands.ts';
import { readShell, type Statement } from '../shell/statements.ts';
import { type Effect, most } from './effect.ts';
import { deepest, effectOfWords } from './effect-of-command.ts';

/** Nobody types a longer text. */
const longest = 50_000;

/**
 * The strongest effect of the commands in a shell text, including those in `$(…)` and backticks. A text
 * with a syntax error, or too long to be typed, is `unknown`.
 */
export const effectOf = (text: string): Effect => read(text, 0);

function read(text: string, depth: number): Effect {
  if (text.length > longest || depth > deepest) return 'unknown';
  return most(
    readShell(text).map((part) =>
      part.kind === 'statement' ? effectOfStatement(text, part, depth) : 'local',
    ),
  );
}

function effectOfStatement(text: string, statement: Statement, depth: number): Effect {
  const { problem, commands, heredocBodies } = statement;
  if (problem) return 'unknown';
  // The shell runs backticks in a here-document, and Firedrill does not read them.
  if (heredocBodies.some(({ from, to }) => text.slice(from, to).includes('`'))) return 'unknown';
  return most(commands.map((_, index) => effectOfCommand(text, commands, index, depth)));
}

function effectOfCommand(
  text: string,
  commands: readonly SimpleCommand[],
  index: number,
  depth: number,
): Effect {
  const own = commands[index];
  if (!own) return 'unknown';
  const written = own.words.map(({ from, to }) => text.slice(from, to));
  const targets = own.redirections.map(({ target: { from, to } }) => text.slice(from, to));
  const words = own.words
    .map((word) => unquote(text, word))
    .filter((_, at) => at >= own.assignments && !/^[<>]\(/.test(written[at] ?? ''))
    // More operands than anybody types would each be searched for.
    .map((word, _, all) =>
      all[0] === 'kill' && all.length < 10 && isJob(text, word) ? '$!' : word,
    );
  const redirections = own.redirections.map(({ operator, target }) => ({
    operator,
    target: unquote(text, target),
  }));
  return most([
    effectOfParts(words, redirections, isFed(commands, index), depth),
    ...[...written, ...targets].flatMap(backticked).map((inner) => read(inner, depth + 1)),
  ]);
}

/** True for a variable that holds the process of a job: `PF=$!; kill $PF`. */
function isJob(text: string, word: string): boolean {
  const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(word) ?? [];
  const set =
    name === undefined ? [] : [...text.matchAll(new RegExp(`\\b${name}=(\\S{0,9})`, 'g'))];
  return set.length > 0 && set.every(([, value = '']) => /^["']?\$!/.test(value));
}

interface Target {
  readonly operator: string;
  readonly target: string;
}

/** The effect of a command, from its words and redirections. */
export function effectOfParts(
  words: readonly string[],
  redirections: readonly Target[],
  fed: boolean,
  depth: number,
): Effect {
  return most([
    words.length > 0 ? effectOfWords(words, fed, { depth, read }) : 'local',
    ...redirections.map(effectOfTarget),
  ]);
}

const toFile = /^(>>?|>\||>&|&>>?|<>)$/;
const noFile = /^(\d+|\d*-|\/dev\/(null|stdout|stderr|tty|fd\/\d+))$/;

/** `>file` writes a file, `</dev/tcp/db/5432` asks a service. */
function effectOfTarget({ operator, target }: Target): Effect {
  if (/^\/dev\/(tcp|udp)\//.test(target)) return operator === '<' ? 'asks' : 'unknown';
  return toFile.test(operator) && !noFile.test(target) && !/^[<>]\(/.test(target)
    ? 'keeps'
    : 'local';
}

const inBackticks = /(?<!\\)`((?:[^`\\]|\\.)*)`/gs;

function backticked(written: string): readonly string[] {
  if (!written.includes('`') || written.startsWith("'")) return [];
  return [...written.matchAll(inBackticks)].map(([, inner = '']) => inner.replace(/\\`/g, '`'));
}
