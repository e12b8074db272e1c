import { afterClientPrompt, isClientLine } from './client-lines.ts';
import { saidTo } from './opened-clients.ts';
import type { SessionClient } from './session-clients.ts';
import { startsSql } from './sql-lines.ts';

/** A statement in lines of text: `first` and `last` are indices of lines. */
export interface StatementLines {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

type Speaks = SessionClient['speaks'];

/**
 * The statements in lines below a command that opened a client. Where lines have the client's prompt, the others
 * are its output. `all`: every line is for the client; otherwise only what it can understand is.
 */
export function splitStatements(
  lines: readonly string[],
  speaks: Speaks,
  all: boolean,
): readonly StatementLines[] {
  const prompted = lines.some(isClientLine);
  const found: StatementLines[] = [];
  for (let first = 0; first < lines.length; first += 1) {
    const line = lines[first] ?? '';
    const typed = prompted ? afterClientPrompt(line) : line;
    if (typed === undefined || typed.trim() === '' || isComment(typed)) continue;
    if (!prompted && !all && !begins(lines, first, speaks)) continue;
    const own = [typed];
    while (!ends(own, lines[first + own.length], speaks, all && !prompted)) {
      const next = lines[first + own.length] ?? '';
      own.push(prompted ? next.replace(continuation, '') : next);
    }
    const last = first + own.length - 1;
    found.push({ text: own.join('\n'), first, last });
    first = last;
  }
  return found;
}

const isComment = (line: string) => /^\s*(?:--(?:\s|$)|#|\/\/)/.test(line);

/** The prompts at which psql, mysql and mongosh wait for the rest of a statement. */
const continuation = /^[ \t]*(?:['"`]?->|[\w-]{1,60}[-'"(*][#>]|\.{3})(?:[ \t]|$)/;

const begins = (lines: readonly string[], at: number, speaks: Speaks): boolean =>
  saidTo(speaks, (lines[at] ?? '').trim()) ||
  (speaks === 'sql' && startsSql(lines.slice(at).join('\n').trimStart()));

/** `next`: the line below, if there is one. */
function ends(
  own: readonly string[],
  next: string | undefined,
  speaks: Speaks,
  all: boolean,
): boolean {
  if (next === undefined) return true;
  if (speaks === 'redis') return true;
  if (speaks === 'mongo') return !isOpenScript(own.join('\n')) && !/^\s*[.})\]]/.test(next);
  const last = (own.at(-1) ?? '').replace(/\s--.*$/, '').trimEnd();
  // `USE shop`, `\dt`, and a blank line below what has no semicolon.
  return (
    /;$|\\[gG]$/.test(last) || (own.length === 1 && isWhole(last)) || (!all && next.trim() === '')
  );
}

const isWhole = (line: string) =>
  /^\s*(?:\\\S|\.[a-z]|(?:use|exit|quit|describe|desc|show|consistency|source|tracing)\b[^;]*$)/i.test(
    line,
  );

/** A bracket is open, or the line cannot end here. */
function isOpenScript(text: string): boolean {
  const bare = text.replace(/"[^"\n]*"|'[^'\n]*'|`[^`]*`|\/\/[^\n]*/g, "''");
  const opened = bare.match(/[({[]/g)?.length ?? 0;
  return opened > (bare.match(/[)}\]]/g)?.length ?? 0) || /[,.=+]\s*$/.test(bare);
}
