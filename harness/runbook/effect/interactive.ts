import { carriedBy } from '../commands/carried-commands.ts';
import { readTerminal } from '../commands/container-terminal.ts';
import { innerCommands } from '../commands/inner-commands.ts';
import { programOf, startOfCommand, startOfInner } from '../commands/wrappers.ts';
import { deepest } from './endless.ts';
import { informs } from './terminal/informs.ts';
import { whyAsks } from './terminal/programs.ts';
import { whyUnknownAsks } from './terminal/unknown.ts';

/**
 * Why a person has to type at the command; undefined if it runs alone. `fed`: its input comes from a
 * pipe or a file.
 */
export function whyInteractive(
  words: readonly string[],
  fed = false,
  depth = 0,
): string | undefined {
  const start = startOfCommand(words);
  const [first, ...rest] = words.slice(start);
  if (depth > deepest) return undefined;
  if (first === undefined) return whyRootShell(words);
  // `!/bin/bash` is the first line of a script without its `#`.
  if (first.startsWith('!/')) return undefined;
  const name = programOf(first);
  if (name === 'timeout') {
    return whyInteractive(words.slice(startOfInner(words)), fed, depth + 1);
  }
  const terminal = informs(rest) ? undefined : readTerminal(name, rest);
  if (terminal?.opensEditor) return `${name} edit opens an editor`;
  if (terminal?.attached) {
    if (terminal.inner.length > 0) return whyInteractive(terminal.inner, fed, depth + 1);
    // `docker compose run migrate`: a job of the project, which ends.
    return fed || terminal.byDefault
      ? undefined
      : `${name} ${terminal.verb} attaches the terminal to the container`;
  }
  const own = whyAsks(name, rest, fed) ?? (fed ? undefined : whyUnknownAsks(first, name, rest));
  if (own || depth === deepest) return own;
  return whyInnerInteractive(name, rest, fed, depth + 1);
}

/** A command inside it reads the input of the shell around it, unless it has its own. */
function whyInnerInteractive(
  name: string,
  rest: readonly string[],
  fed: boolean,
  depth: number,
): string | undefined {
  // A command in a container was read above.
  if (readTerminal(name, rest)) return undefined;
  for (const command of innerCommands(name, rest)) {
    const why = whyInteractive(command.words, fed || command.fed, depth);
    if (why) return why;
  }
  return undefined;
}

/** The same for a command in a container that gets no input: `docker exec pg-1 patronictl edit-config`. */
export function whyAsksInVain(words: readonly string[]): string | undefined {
  for (const { words: inner, fed } of carriedBy(words)) {
    const why = inner.length < words.length ? whyInteractive(inner, fed) : undefined;
    if (why) return why;
  }
  return undefined;
}

function whyRootShell(words: readonly string[]): string | undefined {
  const opens =
    words[0] === 'sudo' && words.some((word) => /^(-[isH]*[is]|--login|--shell)$/.test(word));
  return opens ? 'sudo opens a shell that waits for commands' : undefined;
}
