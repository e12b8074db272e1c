import { readTerminal } from '../commands/container-terminal.ts';
import { scriptOf, sshWords } from '../commands/run-by.ts';
import { isWrappedIn, programOf, startOfInner } from '../commands/wrappers.ts';
import { readCall } from '../kubectl/invocation.ts';
import { effectOfCall } from './does/kubectl.ts';
import { doesOf } from './does/programs.ts';
import { type Effect, inContainer, onMachine } from './effect.ts';

type Words = readonly string[];

/** How deeply a command is nested, and the reader for text that it hands to another shell. */
export interface Within {
  readonly depth: number;
  readonly read: (text: string, depth: number) => Effect;
}

/** How deeply nested commands are read. */
export const deepest = 4;

/** What one command does. `fed`: its input comes from a pipe or a file. */
export function effectOfWords(words: Words, fed: boolean, within: Within): Effect {
  if (within.depth > deepest) return 'unknown';
  const start = startOfInner(words);
  if (start >= words.length) return effectOfWrapper(words);
  const own = start > 0 ? words.slice(start) : words;
  const deeper = { ...within, depth: within.depth + 1 };
  if (start > 0 && isWrappedIn(words, 'watch')) return within.read(own.join(' '), deeper.depth);
  const call = readCall(own);
  if (call) return effectOfCall(call, (inner) => effectOfWords(inner, fed, deeper));
  const name = programOf(own[0]);
  return (
    effectOfScript(name, own.slice(1), deeper) ??
    effectInContainer(name, own.slice(1), fed, deeper) ??
    effectOfProgram(name, own.slice(1), fed, deeper)
  );
}

/** `env` alone prints variables, `xargs` alone prints its input; a root shell may do anything. */
function effectOfWrapper(words: Words): Effect {
  if (words[0] !== 'sudo') return 'local';
  return words.some((word) => /^(-[lvkK]+|--(list|validate|version|help))$/.test(word))
    ? 'local'
    : 'unknown';
}

/** The effect of the text given to `bash -c`, `ssh`, `eval` and the like. */
function effectOfScript(name: string, rest: Words, { read, depth }: Within): Effect | undefined {
  const script = scriptOf(name, rest) ?? scriptOfBuiltin(name, rest);
  if (script === undefined) {
    return name === 'ssh' ? (sshWords(rest).length > 0 ? 'unknown' : 'local') : undefined;
  }
  const effect = read(script, depth);
  return name === 'ssh' ? onMachine(effect) : effect;
}

function scriptOfBuiltin(name: string, rest: Words): string | undefined {
  if (name === 'eval') return rest.join(' ');
  if (name === 'trap' && rest.length > 1) return rest[0] === '-' ? '' : rest[0];
  const at = name === 'su' ? rest.findIndex((word) => /^(-\w*c|--command)$/.test(word)) : -1;
  return at < 0 ? undefined : rest[at + 1];
}

/** The effect of a command in a running container, or in one that is removed afterwards. */
function effectInContainer(
  name: string,
  rest: Words,
  fed: boolean,
  within: Within,
): Effect | undefined {
  const terminal = readTerminal(name, rest);
  if (!terminal || terminal.inner.length === 0) return undefined;
  const leavesNothing =
    terminal.verb === 'exec' || (terminal.verb === 'run' && rest.includes('--rm'));
  return leavesNothing ? inContainer(effectOfWords(terminal.inner, fed, within)) : 'acts';
}

function effectOfProgram(name: string, rest: Words, fed: boolean, within: Within): Effect {
  // In between it may be the option of a chart: `helm upgrade web ./chart --version 1.2`.
  if ([rest[0], rest.at(-1)].some((word) => word === '--help' || word === '--version')) {
    return 'local';
  }
  const does = doesOf(name);
  if (name === 'find' && does) return effectOfFind(rest, fed, within);
  return typeof does === 'function' ? does(rest, fed) : (does ?? 'unknown');
}

const runs = /^-(exec|execdir|ok|okdir)$/;

/** `find … -delete` acts, and `-exec` does what its command does. */
function effectOfFind(rest: Words, fed: boolean, within: Within): Effect {
  if (rest.includes('-delete')) return 'acts';
  if (rest.some((word) => /^-f(print|ls)/.test(word))) return 'keeps';
  const at = rest.findIndex((word) => runs.test(word));
  if (at < 0) return 'local';
  const after = rest.slice(at + 1);
  if (after.some((word) => runs.test(word))) return 'unknown';
  const end = after.findIndex((word) => word === ';' || word === '+');
  return effectOfWords(after.slice(0, end < 0 ? undefined : end), fed, within);
}
