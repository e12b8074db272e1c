import type { Severity } from '../model/finding.ts';
import type { ShellcheckComment } from './comments.ts';

/** True of what it says where it has given up on a text, so that it knows nothing more of it. */
export const cannotRead = ({ code }: ShellcheckComment) => code === 1072 || code === 1073;

/**
 * What is right of a script, and means nothing where statements are pasted one after the other, with
 * variables that another fence or the operator has set.
 */
const noise: ReadonlySet<number> = new Set([
  // Where it reads from and where it gave up; shebang.
  1009, 1128, 2148,
  // `SELECT`, `DONE`: a word in capitals is text of another language, not a keyword.
  1081,
  // Braces that stand for themselves: `{{ name }}`, `{.items[0]}`.
  1083,
  // Files that `source` reads, which are not here.
  1090, 1091,
  // Variables that are unused, misspelt or unset as far as this one fence goes.
  2034, 2153, 2154,
  // `$` in single quotes: mostly for a shell or a query elsewhere.
  2016,
  // Globs of names that begin with a dash.
  2035,
  // `cat x | sed`, `ps | grep`, `ls | tail`, backticks, `$` in arithmetic: good enough by hand.
  2002, 2004, 2006, 2009, 2012, 2126,
  // Brackets of an address or a list, as in `https://[::1]:2379`.
  2102,
  // Quotes inside of a value, as JSON and a placeholder with a space have them, and where it is used.
  2089,
  2090,
  // Not reached after `exit`: nobody pastes it together with what follows.
  2317,
]);

/** True, and harmless with the names of Kubernetes objects; or, as for 2164, wrong to do by hand. */
const notes: ReadonlySet<number> = new Set([2046, 2086, 2164, 2206, 2207]);

export const isNoise = ({ code }: ShellcheckComment) => noise.has(code);

export function severityOf({ code, level }: ShellcheckComment): Severity {
  if (notes.has(code) || level === 'info' || level === 'style') return 'note';
  return level;
}

/**
 * True of what it says of `BROKER=[broker]`, a placeholder, and of a line `- item`, which is prose that
 * a fence has swallowed.
 */
export function isOfText({ code, line, column }: ShellcheckComment, text: string): boolean {
  if (code !== 2125 && code !== 2215) return false;
  const written = text.split('\n', line)[line - 1] ?? '';
  const here = [...written].slice(column - 1).join('');
  return code === 2125
    ? /^\w*=?\[[a-z]{2,40}(?:[-_][a-z]{2,40}){0,9}\](?=\s|$)/.test(here)
    : /^- /.test(here);
}

/** `docker stop $(docker ps -q)`, `kill $(pgrep web)`: several words are what is wanted; a date is one. */
const severalWords =
  /\b(?:(?:docker|podman|nerdctl)(?: \w+)? (?:stop|start|restart|kill|rm|rmi|inspect|update)|kill|kubectl\b[^|;&$`]{0,80} delete)\b[^|;&$`]{0,120}$/;
const oneWord = /^(?:\$\(|`) ?(?:date|hostname|id -u|nproc|whoami)\b/;

/** True where the quotes that SC2046 asks for would break the command, or change nothing. */
export function needsNoQuotes({ code, line, column }: ShellcheckComment, text: string): boolean {
  if (code !== 2046) return false;
  const written = text.split('\n', line)[line - 1] ?? '';
  const before = [...written].slice(0, column - 1).join('');
  return severalWords.test(before.slice(-250)) || oneWord.test(written.slice(before.length));
}
