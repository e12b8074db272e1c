import type { Script } from '../../runbook/commands/script.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';
import { isKnown } from '../../runbook/effect/known.ts';
import type { Statement } from '../../runbook/shell/statements.ts';

/** Words that begin a compound command, and those that can only end one. */
const opens = /^(?:if|for|while|until|case|select|function|time|!|\[\[?|\{|\()$/;
const closes = /^(?:do|done|then|fi|esac|else|elif|\}|\)|\]\]?)$/;
const opener =
  /(?:^|[\n;&|({]\s{0,9})(?:if|for|while|until|case|select|function)\s|\w\s{0,3}\(\)\s{0,9}\{/;
/** `git version 2.10.1 (Apple Git-78)`, `e2fsck 1.43.8 (1-Jan-2018)`, `consul ALL=(ALL) NOPASSWD: …`. */
const printed =
  /^\S+ (?:version )?v?\d+\.\d+(?:\.\d+)? \(|^\S+ [A-Z]+=\(\w+\)|^\w+\([^)]*$|^\w+\(\S*\)/;
/** A note of a site's generator behind a line: `--mpi=pmix \ # (1)!`. */
const annotation = /#\s?\(\d{1,2}\)!?\s*$/m;

/** A command inside, by which even an unknown program is one: `shopctl show item/(shopctl list | grep blue)`. */
const inner = /[|(`&;]\s{0,3}(?:sudo )?([a-z][\w-]*) /g;

/**
 * True if a statement that the shell refuses was meant for it. Otherwise it may be a line that a program printed, or a
 * line of another language: the first word is no program that anybody knows.
 */
export function isSurelyShell({ text }: Script, { from, to }: Statement): boolean {
  const written = text.slice(from, to);
  if (annotation.test(written.slice(0, 2000)) || printed.test(written)) return false;
  const [first = ''] = /^\S+/.exec(written) ?? [];
  if (opens.test(first) || /^\w+=|^\w+\(\)/.test(written)) return true;
  if (closes.test(first)) return opener.test(text);
  const name = programOf(first.replace(/^["'$]*/, ''));
  if (/^(?:sudo|export|local|source|\.|cd|echo|set|unset|exit|return)$/.test(name) || isKnown(name))
    return true;
  if (!/^[\w./~$-]+$/.test(first) || first.startsWith('-')) return false;
  const others = written.slice(first.length, 2000).matchAll(inner);
  return [...others].some(([, other = '']) => isKnown(other));
}
