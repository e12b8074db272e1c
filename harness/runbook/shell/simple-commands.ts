import type { SimpleCommand } from './command-reader.ts';
import type { Word } from './scanner.ts';
import { readShell } from './statements.ts';

/** A command and its arguments, without quotes, redirections and assignments. */
export interface CommandWords {
  readonly words: readonly string[];
  /** The shell does not wait for it. */
  readonly background: boolean;
  /** Its output is the input of the next command. */
  readonly piped: boolean;
  /** Its input comes from a pipe, a file or a here-document, not from the operator. */
  readonly fed: boolean;
  /** Its output goes into a file that is not a device. */
  readonly keeps: boolean;
}

const toFile = /^(>>?|>\||>&|&>>?|<>)$/;
const noFile = /^(\d+|-|\/dev\/(null|stdout|stderr|tty|fd\/\d+))$/;

/**
 * The simple commands of a shell text, in order. `$(…)` stays in its word as written, and `<(…)` is
 * not a word; commands inside either are left out. A line with a syntax error gives only the commands
 * before the error.
 */
export function simpleCommands(text: string): readonly CommandWords[] {
  return readShell(text)
    .flatMap((part) => (part.kind === 'statement' ? part.commands : []))
    .filter(({ substituted }) => !substituted)
    .map((command, index, all) => ({
      words: wordsOf(text, command),
      background: command.background,
      piped: command.piped,
      fed: isFed(all, index),
      keeps: command.redirections.some(
        ({ operator, target }) => toFile.test(operator) && !noFile.test(unquote(text, target)),
      ),
    }))
    .filter(({ words }) => words.length > 0);
}

/** True for a command whose input does not come from the operator. */
export function isFed(commands: readonly SimpleCommand[], index: number): boolean {
  const own = commands[index];
  if (own?.redirections.some(({ operator }) => /^<(?!&)/.test(operator))) return true;
  let before = index - 1;
  while (commands[before]?.substituted && !own?.substituted) before -= 1;
  return commands[before]?.piped ?? false;
}

function wordsOf(text: string, { words, assignments }: SimpleCommand): readonly string[] {
  return words
    .slice(assignments)
    .filter(({ from }) => text[from] !== '<' && text[from] !== '>')
    .map((word) => unquote(text, word));
}

/** A word without the quotes and backslashes that the shell removes. */
export function unquote(text: string, { from, to, quoting }: Word): string {
  let value = '';
  let at = from;
  for (const quote of quoting) {
    value += text.slice(at, quote.from);
    at = quote.to;
  }
  return value + text.slice(at, to);
}
