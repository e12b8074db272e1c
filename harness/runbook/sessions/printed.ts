import type { FenceLine } from '../fences/fence-lines.ts';
import { plainWords } from '../prose/prose.ts';
import { readShell } from '../shell/statements.ts';
import { isTyped } from './typed.ts';

/** Column titles in capitals, two or more spaces apart, as kubectl and docker print above a list. */
const header =
  /^[A-Z][A-Z0-9()_%-]*(?: [A-Z][A-Z0-9()_%-]*){0,2}(?: {2,}[A-Z][A-Z0-9()_%-]*(?: [A-Z][A-Z0-9()_%-]*){0,2})+ *$/;

/** `mysql> …`, `postgres=# …`, `10.0.0.1:6379> …`: typed into a client, not into a shell. */
const client =
  /^[ \t]*(?:(?:mysql|sqlite|cqlsh(?::\w+)?|mongosh?|redis|MariaDB \[[^\]\n]{0,60}\]|[\w.-]{1,60}:\d{2,5}(?:\[\d+\])?)>|[\w-]{1,60}=[#>])[ \t]+\S/;

/** `> config get maxmemory`, but not `> web.log`, which empties a file. */
const bareClient = /^[ \t]*>[ \t]+[A-Za-z]\w*[ \t]+[A-Za-z]/;

/** Replies of kubectl and lines of a log: output, never typed. */
const answer =
  /^(?:(?:Error from server|error|Error|ERROR|Warning)\b[^|;=]{0,60}: |(?:[a-z][\w.]{0,80}\/[\w.-]{1,80}|[a-z][a-z.]{0,80} "[^"\n]{1,80}") (?:force )?(?:created|deleted|configured|unchanged|restarted|scaled|patched|labeled|annotated|edited|exposed|cordoned|uncordoned|drained|evicted|rolled back)\b|[IWEF]\d{4} \d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d)/;

/** True where the text above a fence announces output: "Expected output:", "This prints:". */
export function announcesOutput(above: string): boolean {
  const words = plainWords(above).trim();
  return label.test(words) || (words.endsWith(':') && announcing.test(words.slice(-200)));
}

const label = /^(?:(?:the|expected|example|sample|typical)\s+){0,2}(?:output|response)s?:?$/i;
const announcing =
  /\b(?:outputs?|prints|printed|returns|displays|should see|looks? like|similar to)\b[^.]*$/i;

/** True for a line at a prompt that names a database client: `mysql> …`. */
export const isClientLine = (line: string): boolean => client.test(line);

/** True where the first line is at a client's prompt: no line of the text is for the shell. */
export function isClientSession(lines: readonly FenceLine[]): boolean {
  const first = lines.find(({ text }) => text.trim() !== '')?.text ?? '';
  return bareClient.test(first) || isClients(first);
}

/**
 * The lines of a script that are not commands. A table or a reply goes on to the next blank line or
 * command; text typed into a client, with its output, goes on to the next command.
 */
export function printedLines(lines: readonly FenceLine[]): ReadonlySet<number> {
  const printed = new Set<number>();
  if (!lines.some(({ text }) => isPrinted(text) || isClients(text))) return printed;
  const starts = statementStarts(lines);
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    const isOutput = isPrinted(text);
    if (!(isOutput || isClients(text)) || !starts.has(at)) continue;
    const ends = (line: string) => isTyped(line) || (isOutput && line.trim() === '');
    do {
      printed.add(at);
      at += 1;
    } while (at < lines.length && !ends(lines[at]?.text ?? ''));
    at -= 1;
  }
  return printed;
}

// Most lines are neither: a cheap check comes before the full pattern.
const isPrinted = (line: string) => /^\w/.test(line) && (header.test(line) || answer.test(line));
const isClients = (line: string) => /[>#] /.test(line) && client.test(line);

/** The lines where a statement starts. Other lines continue a here-document or a quoted word. */
function statementStarts(lines: readonly FenceLine[]): ReadonlySet<number> {
  const starts = new Set<number>();
  const froms = new Set<number>();
  for (const { from } of readShell(lines.map(({ text }) => text).join('\n'))) froms.add(from);
  let offset = 0;
  for (const [at, { text }] of lines.entries()) {
    if (froms.has(offset + text.length - text.trimStart().length)) starts.add(at);
    offset += text.length + 1;
  }
  return starts;
}
