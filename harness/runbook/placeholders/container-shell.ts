import { readTerminal } from '../commands/container-terminal.ts';
import { programOf, startOfCommand } from '../commands/wrappers.ts';
import { unquote } from '../shell/simple-commands.ts';
import type { Statement } from '../shell/statements.ts';

/** Stands among the known variables while the lines are typed in a container; no variable has this name. */
const mark = '(in a container)';
const enters = /\b(?:exec|rsh|attach|run)\b[^\n]*sh\b/;
const shell = /^(?:\/\S*\/)?(?:ba|da|a|k|z)?sh$/;

/** Nobody has these in a container. */
const outside = /^\s*(?:exit|logout|kubectl|oc|helm|docker|podman|docker-compose|crictl|ssh)\b/;

/**
 * True where the lines are typed into a shell in a container, which has the variables of its image. `exit`, or
 * a command that only the machine around it has, ends this.
 */
export function isInContainer(given: string, { from, to }: Statement, known: Set<string>) {
  if (!known.has(mark)) return false;
  if (outside.test(given.slice(from, to))) known.delete(mark);
  return known.has(mark);
}

/** `exit`, which is no step. */
export const leaveShell = (known: Set<string>): boolean => known.delete(mark);

/** `kubectl exec -it db-0 -- bash` opens a shell in a container for the lines below. */
export function enterShell(given: string, statement: Statement, known: Set<string>): void {
  const text = given.slice(statement.from, statement.to);
  const [command, ...others] = enters.test(text) ? statement.commands : [];
  if (!command || others.some(({ substituted }) => !substituted)) return;
  const words = command.words.map((word) => unquote(given, word));
  const start = startOfCommand(words);
  const terminal = readTerminal(programOf(words[start]), words.slice(start + 1));
  const [program = '', ...options] = terminal?.inner ?? [];
  if (!terminal?.attached || terminal.verb === 'debug') return;
  if (shell.test(program) && options.every((word) => /^(?:-l|-i|--login|-il|-li)$/.test(word)))
    known.add(mark);
}
