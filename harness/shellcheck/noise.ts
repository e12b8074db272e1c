import type { Severity } from '../model/finding.ts';
import type { ShellcheckComment } from './comments.ts';

/** True for the comments by which shellcheck gives up on a text and reports nothing more. */
export const cannotRead = ({ code }: ShellcheckComment) => code === 1072 || code === 1073;

/**
 * Comments that make sense for a script, but not for statements that an operator pastes one by one, with
 * variables that another fence or the operator has set.
 */
const noise: ReadonlySet<number> = new Set([
  // Follow-ups of a syntax error; a missing or late shebang.
  1009, 1128, 2148,
  // `SELECT`, `DONE`: a word in capitals is SQL or a plain word, not a keyword.
  1081,
  // Literal braces: `{{ name }}`, `{.items[0]}`.
  1083,
  // Files that `source` reads; they are not available here.
  1090, 1091,
  // Variables that are unused, misspelt or unset within this one fence.
  2034, 2153, 2154,
  // `$` in single quotes: usually meant for another shell or for a query.
  2016,
  // Globs that may match names with a leading dash.
  2035,
  // `cat x | sed`, `ps | grep`, `ls | tail`, backticks, `$` in arithmetic: good enough by hand.
  2002, 2004, 2006, 2009, 2012, 2126,
  // Brackets of an address or a list, as in `https://[::1]:2379`.
  2102,
  // Quotes inside a value, as in JSON or a placeholder with a space, and the use of such a value.
  2089, 2090,
  // Unreachable code after `exit`: nobody pastes both together.
  2317,
]);

/** Correct, but harmless with the names of Kubernetes objects; for 2164, the fix makes no sense by hand. */
const notes: ReadonlySet<number> = new Set([2046, 2086, 2164, 2206, 2207]);

export const isNoise = ({ code }: ShellcheckComment) => noise.has(code);

export function severityOf({ code, level }: ShellcheckComment): Severity {
  if (notes.has(code) || level === 'info' || level === 'style') return 'note';
  return level;
}

/**
 * True for a comment on `BROKER=[broker]`, a placeholder, or on a line `- item`, which is prose inside a
 * fence.
 */
export function isOfText({ code, line, column }: ShellcheckComment, text: string): boolean {
  if (code !== 2125 && code !== 2215) return false;
  const written = text.split('\n', line)[line - 1] ?? '';
  const here = [...written].slice(column - 1).join('');
  return code === 2125
    ? /^\w*=?\[[a-z]{2,40}(?:[-_][a-z]{2,40}){0,9}\](?=\s|$)/.test(here)
    : /^- /.test(here);
}

/** `docker stop $(docker ps -q)`, `kill $(pgrep web)` need the output as several words; a date is always one. */
const severalWords =
  /\b(?:(?:docker|podman|nerdctl)(?: \w+)? (?:stop|start|restart|kill|rm|rmi|inspect|update)|kill|kubectl\b[^|;&$`]{0,80} delete)\b[^|;&$`]{0,120}$/;
const oneWord = /^(?:\$\(|`) ?(?:date|hostname|id -u|nproc|whoami)\b/;

/** True if the quotes that SC2046 asks for would break the command, or change nothing. */
export function needsNoQuotes({ code, line, column }: ShellcheckComment, text: string): boolean {
  if (code !== 2046) return false;
  const written = text.split('\n', line)[line - 1] ?? '';
  const before = [...written].slice(0, column - 1).join('');
  return severalWords.test(before.slice(-250)) || oneWord.test(written.slice(before.length));
}
