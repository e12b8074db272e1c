import type { Place } from '../../model/runbook.ts';
import type { Danger } from '../../runbook/effect/dangers/danger.ts';
import { dangerOfRequest } from '../../runbook/effect/dangers/requests.ts';
import { dangerOfSql } from '../../runbook/effect/dangers/sql.ts';
import { dangersOfProgram } from '../../runbook/effect/dangers.ts';
import type { FenceBlock } from '../../runbook/markdown/block.ts';
import { isClientLine } from '../../runbook/sessions/client-lines.ts';
import type { LintDocument } from './document.ts';
import { sqlStatements } from './sql-statements.ts';

/** What somebody types into a client or a console, and what is dangerous about it. */
export interface TypedDanger {
  readonly place: Place;
  /** Number of characters on its first line. */
  readonly length: number;
  readonly danger: Omit<Danger, 'at'>;
}

const ofDocuments = new WeakMap<LintDocument, readonly TypedDanger[]>();

/** SQL, and the fences and prompts of other clients: no step, but a person types it all the same; memoized. */
export function dangersTypedElsewhere(document: LintDocument): readonly TypedDanger[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const read = [...inSql(document), ...inFences(document)];
  ofDocuments.set(document, read);
  return read;
}

function* inSql(document: LintDocument): Generator<TypedDanger> {
  for (const { text, place, length } of sqlStatements(document)) {
    const danger = dangerOfSql(text);
    if (danger) yield { place, length, danger };
  }
}

type Reader = (text: string) => Omit<Danger, 'at'> | undefined;

const byProgram =
  (...program: readonly [string, ...string[]]): Reader =>
  (text) =>
    dangersOfProgram([...program, ...text.trim().split(/\s+/)])[0];
const redis = byProgram('redis-cli');
const whole =
  (program: string): Reader =>
  (text) =>
    dangersOfProgram([program, text])[0];
const mongo = whole('mongosh');

/** By the language of the fence. A request and its body are one text. */
const readers: readonly (readonly [languages: RegExp, read: Reader])[] = [
  [/^(?:redis|redis-cli|valkey)$/, redis],
  [/^(?:mongodb?|mongosh|mongo-shell)$/, mongo],
  // Pages for browsers remove things too: `element.remove()`.
  [/^(?:javascript|js)$/, (text) => (/\b(?:db|rs|sh)\./.test(text) ? mongo(text) : undefined)],
  [/^(?:cypher|neo4j)$/, whole('cypher-shell')],
  [/^(?:hbase)$/, byProgram('hbase', 'shell')],
];
const consoles = /^(?:http|https|rest|restclient|console|kibana|sense|elasticsearch|opensearch)$/;
const indices = /^(?:console|kibana|sense|elasticsearch|opensearch)$/;
const request = /^(?:DELETE|POST|PUT|PATCH|PURGE)\s+\S/;

function* inFences(document: LintDocument): Generator<TypedDanger> {
  for (const block of document.blocks) {
    if (block.kind !== 'fence') continue;
    const language = block.language ?? '';
    const read = readers.find(([languages]) => languages.test(language))?.[1];
    for (const [index, { text, from }] of block.lines.entries()) {
      const found = isClientLine(text)
        ? dangerAtPrompt(text)
        : read && !/^\s*(?:#|\/\/|--)/.test(text)
          ? read(text)
          : consoles.test(language) && request.test(text)
            ? dangerOfConsole(language, block, index)
            : undefined;
      if (!found) continue;
      const start = /^\s*/.exec(text)?.[0].length ?? 0;
      const length = Math.max(1, text.trim().length);
      yield { place: document.source.placeAt(from + start), length, danger: found };
    }
  }
}

/** `10.0.0.1:6379> FLUSHALL`, `shop=# DROP TABLE orders;`. */
function dangerAtPrompt(line: string): Omit<Danger, 'at'> | undefined {
  const [, prompt = '', text = ''] = /^\s*(?:\$ )?([^>#]*[>#])\s+(.*)$/.exec(line) ?? [];
  if (/:\d+(?:\[\d+\])?>$|^redis>$/.test(prompt)) return redis(text);
  return /^mongo/.test(prompt) ? mongo(text) : dangerOfSql(text);
}

/** Lines of a body that are read, at most. */
const longestBody = 20;

function dangerOfConsole(
  language: string,
  { lines }: FenceBlock,
  at: number,
): Omit<Danger, 'at'> | undefined {
  const body = lines.slice(at + 1, at + longestBody).map(({ text }) => text);
  const end = body.findIndex((text) => text.trim() === '' || /^[A-Z]+ \S/.test(text));
  const given = [lines[at]?.text ?? '', ...body.slice(0, end < 0 ? undefined : end)].join(' ');
  const found = dangerOfRequest(given);
  return found && indices.test(language) && given.startsWith('DELETE ')
    ? { kind: 'destroys', what: 'deletes an index, or what the address names' }
    : found;
}
