import type { Danger } from './danger.ts';

type Row = readonly [statement: RegExp, kind: Danger['kind'], what: string];

/** By the beginning of a statement. */
const statements: readonly Row[] = [
  [
    // Not one that was made to try a restore out.
    /^drop\s+(?:database|schema|keyspace|tablespace)\b(?!\s[^;]{0,60}_?(?:test|tmp|temp|scratch|drill)\b)/i,
    'destroys',
    'drops a whole database',
  ],
  [
    /^drop\s+(?:table|materialized\s+view|owned|collection|stream|columnfamily)\b/i,
    'destroys',
    'drops a table',
  ],
  [
    /^drop\s+(?:user|role|index|view|function|procedure|trigger|type|extension|publication|subscription|sequence|policy|constraint)\b/i,
    'removes',
    'drops a part of the schema',
  ],
  [/^truncate\b/i, 'destroys', 'empties a table'],
  [/^delete\s+from\s+[^;]*\bwhere\b/i, 'removes', 'deletes rows'],
  [/^delete\s+from\b/i, 'destroys', 'deletes every row of a table'],
  [/^alter\s+table\b[^;]*\bdrop\s+(?:column|partition)\b/i, 'destroys', 'drops a part of a table'],
  [/^update\s+[\w."`]+\s+set\b(?![^;]*\bwhere\b)/i, 'destroys', 'changes every row of a table'],
  [
    /^(?:reset\s+(?:master|binary\s+logs)|purge\s+(?:master|binary)\s+logs)\b/i,
    'destroys',
    'deletes binary logs, which replicas may still need',
  ],
  [
    /^select\s+pg_drop_replication_slot\b/i,
    'removes',
    'drops a slot, so its replica has to be made anew',
  ],
  [/^restore\s+(?:database|table|from|log)\b/i, 'destroys', 'replaces data of now by older data'],
  [/^\.restore\s/, 'destroys', 'replaces data of now by older data'],
  [/^select\s+(?:pg_catalog\.)?pg_promote\b/i, 'interrupts', 'makes another server the primary'],
  [/^vacuum\s*(?:\([^)]*\bfull\b|full\b)/i, 'interrupts', 'locks the table until it is done'],
];

/** The danger of SQL, the gravest statement first; undefined if it has none. */
export function dangerOfSql(text: string): Omit<Danger, 'at'> | undefined {
  if (!dangerous.test(text)) return undefined;
  const found = text
    .slice(0, 20_000)
    .replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .split(';')
    .map((statement) => rowOf(statement.trim()))
    .filter((row) => row !== undefined);
  const gravest = found.find(([, kind]) => kind === 'destroys') ?? found[0];
  return gravest && { kind: gravest[1], what: gravest[2] };
}

const dangerous =
  /\b(?:drop|truncate|delete|update|reset|purge|vacuum|restore|pg_promote|pg_drop_replication_slot)\b/i;
const rowOf = (statement: string) => statements.find(([start]) => start.test(statement));

const clients = new Set(
  'psql gitlab-psql mysql mariadb clickhouse-client clickhouse cqlsh sqlite3 sqlplus cockroach usql pgcli mycli duckdb bq spanner-cli'.split(
    ' ',
  ),
);
export const isSqlClient = (name: string) => clients.has(name);
const option = /^(?:--(?:command|execute|query|sql)=|-\w*[ceqQ](?=\s*[a-z]{4,}\s))/i;

/** The danger of the statements that a client is given as arguments: `psql -c 'DROP TABLE orders'`. */
export function dangersOfClient(words: readonly string[]): readonly Danger[] {
  for (const [at, word] of words.entries()) {
    const found = at > 0 ? dangerOfSql(word.replace(option, '').trim()) : undefined;
    if (found) return [{ ...found, at }];
  }
  return [];
}
