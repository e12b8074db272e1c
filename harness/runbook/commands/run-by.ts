import { withoutHoles } from '../placeholders/holes.ts';
import { type CommandWords, simpleCommands } from '../shell/simple-commands.ts';
import { readTerminal } from './container-terminal.ts';

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
/** Options of ssh that take the next word. */
const sshValued = /^-[BbcDEeFIiJLlmOopQRSWw]$/;

/**
 * The commands that a command runs elsewhere and waits for: the text of `bash -c` and `ssh`, the command
 * of `exec` in a container. Empty if there are none.
 */
export function commandsRunBy(name: string, rest: readonly string[]): readonly CommandWords[] {
  const script = scriptOf(name, rest);
  // `ssh host "qm terminal <id>"`: the hole redirects nothing.
  if (script !== undefined) return simpleCommands(withoutHoles(script));
  const terminal = readTerminal(name, rest);
  const waits =
    /^(exec|rsh)$/.test(terminal?.verb ?? '') || (terminal?.verb === 'run' && terminal.attached);
  const inner = waits && !rest.includes('-d') && terminal?.inner;
  return inner && inner.length > 0 ? [{ ...alone, words: inner }] : [];
}

const alone = { background: false, piped: false, fed: false, keeps: false };

/** The text that another shell runs: that of `bash -c '…'` and `ssh host '…'`. */
export function scriptOf(name: string, rest: readonly string[]): string | undefined {
  const found = scriptIn(name, rest);
  return found && rest.slice(found.from, found.to).join(' ');
}

/** The indexes of the words of that text; `to` is not included. */
export function scriptIn(
  name: string,
  rest: readonly string[],
): { readonly from: number; readonly to: number } | undefined {
  if (name === 'ssh') {
    const inner = sshWords(rest).length - 1;
    return inner > 0 ? { from: rest.length - inner, to: rest.length } : undefined;
  }
  const at = shells.has(name) ? rest.findIndex((word) => /^-[a-z]*c$/.test(word)) : -1;
  return at < 0 || at + 1 >= rest.length ? undefined : { from: at + 1, to: at + 2 };
}

/** The host and the command that runs there; options may come before and after the host. */
export function sshWords(rest: readonly string[]): readonly string[] {
  const from = afterOptions(rest, 0);
  const host = rest[from];
  if (host === undefined) return [];
  const to = afterOptions(rest, from + 1);
  return [host, ...rest.slice(rest[to] === '--' ? to + 1 : to)];
}

function afterOptions(words: readonly string[], from: number): number {
  let at = from;
  while (/^-[^-]/.test(words[at] ?? '')) at += sshValued.test(words[at] ?? '') ? 2 : 1;
  return at;
}
