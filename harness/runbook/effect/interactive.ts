import { carriedBy } from '../commands/carried-commands.ts';
import { readTerminal } from '../commands/container-terminal.ts';
import { scriptOf } from '../commands/run-by.ts';
import { programOf, startOfCommand, startOfInner } from '../commands/wrappers.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
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
  return whyScriptInteractive(scriptOf(name, rest), fed, depth + 1);
}

/** A command of the script reads the input of its shell, unless it has its own. */
function whyScriptInteractive(
  script: string | undefined,
  fed: boolean,
  depth: number,
): string | undefined {
  if (script === undefined) return undefined;
  for (const command of simpleCommands(script)) {
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
