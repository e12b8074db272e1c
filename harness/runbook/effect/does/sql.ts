import type { Effect } from '../effect.ts';

const reads =
  /^(select|show|explain|table|values|with|describe|desc|use|set\s+(statement_timeout|lock_timeout|search_path|role)|begin|commit|rollback|\\(d\S*|l\S*|conninfo|timing|x|q|pset|echo|encoding|z|sf|set|t|a)\b)/i;
/** Words that change something, even in a statement that begins with a reading word. */
const writes =
  /\b(insert|update|delete|merge|replace\s+into|drop|alter|create|truncate|grant|revoke|vacuum|reindex|analyze|lock|call|do|copy|load|kill|flush|reset|into\s+(out|dump)file|into)\b|\b(pg_(terminate|cancel|reload|promote|rotate|switch|drop|create|replication_slot_advance|advisory|wal_replay|logical|start|stop|backup|restore)\w*|lo_\w+|setval|nextval|dblink\w*|sleep|set_config|get_lock)\s*\(/i;

/** The effect of SQL statements on the database; a text that is not SQL is unknown. */
export function effectOfSql(sql: string): Effect {
  const statements = withoutTexts(sql)
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  if (statements.length === 0) return 'unknown';
  if (statements.some((statement) => writes.test(statement))) return 'acts';
  return statements.every((statement) => reads.test(statement)) ? 'asks' : 'unknown';
}

/** String literals and comments of SQL have no effect. */
const withoutTexts = (sql: string) =>
  sql.slice(0, 20_000).replace(/'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\//g, "''");
