import { type Effect, most } from '../effect.ts';

/** `\lo_unlink` begins like `\l`, so each name ends at a space or a sign. */
const reads =
  /^(show|describe|desc|use|set\s+(statement_timeout|lock_timeout|search_path|role)|begin|commit|rollback)\b|^\\(d\S*|l|conninfo|timing|x|q|pset|echo|encoding|z|sf|set|t|a)(?=[+\s]|$)/i;
const asks = /^\(*\s*(select|with|values|table)\b/i;
const acts =
  /^(insert|update|delete|merge|replace|drop|alter|create|truncate|grant|revoke|vacuum|reindex|analyze|lock|call|do|copy|load|kill|flush|reset|(commit|rollback)\s+prepared)\b/i;
/** Words that change something inside a statement that begins with a reading word. */
const actsInside = /\b(insert|update|delete|merge|into)\b/i;
const actingFunctions =
  /\b(pg_(terminate|cancel|reload|promote|rotate|switch|drop|create|replication_slot_advance|advisory|wal_replay|logical|start|stop|backup|restore)\w*|lo_\w+|setval|nextval|dblink\w*|sleep|set_config|get_lock)\s*\(/i;

/** The effect of SQL statements on the database; a text that is not SQL is unknown. */
export function effectOfSql(sql: string): Effect {
  const statements = withoutTexts(sql)
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return statements.length > 0 ? most(statements.map(effectOfStatement)) : 'unknown';
}

/** `EXPLAIN` executes the statement only with `ANALYZE`. */
const explains = /^explain\s+((?:\([^)]*\)|analyze\b|verbose\b|format\s*=\s*\w+|\s)*)/i;

function effectOfStatement(statement: string): Effect {
  const [start, options] = explains.exec(statement) ?? [];
  if (start !== undefined) {
    const explained = statement.slice(start.length);
    return /analyze/i.test(options ?? '') ? effectOfStatement(explained) : 'asks';
  }
  if (acts.test(statement)) return 'acts';
  // `\G` alone only ends a statement; `\gexec` executes what a question returns, and a backtick runs a shell.
  if (/.\\(?!watch\b|[gG]\s*$)|^\\.*`/s.test(statement)) return 'unknown';
  if (reads.test(statement)) return 'asks';
  return asks.test(statement) ? effectOfQuestion(statement) : 'unknown';
}

function effectOfQuestion(statement: string): Effect {
  if (actsInside.test(statement) || actingFunctions.test(statement)) return 'acts';
  const called = [...statement.matchAll(/(?<![\w.])([a-z_][\w.]*)\s*\(/gi)];
  return called.every(([, name = '']) => isPure(name.toLowerCase())) ? 'asks' : 'unknown';
}

const isPure = (name: string) => {
  const own = name.replace(/^pg_catalog\./, '');
  return pure.has(own) || /^(pg_get_|pg_stat_get_|pg_ls_|has_\w+_privilege$)/.test(own);
};

/** Keywords that a bracket may follow, and functions that only compute or read. */
const pure = new Set(
  `in values exists and or not any all some as over on using where from select with when then else by union
  except intersect filter group having join limit offset distinct interval between like is array row case
  lateral materialized order end varchar char numeric decimal
  count sum avg min max now version current_database current_schema current_setting current_user user database
  pg_is_in_recovery pg_size_pretty pg_database_size pg_total_relation_size pg_relation_size pg_table_size
  pg_indexes_size pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_last_xact_replay_timestamp
  pg_current_wal_lsn pg_wal_lsn_diff pg_blocking_pids pg_postmaster_start_time pg_conf_load_time pg_backend_pid
  pg_is_wal_replay_paused pg_sleep obj_description col_description format_type to_regclass age extract
  date_trunc date_part to_char to_timestamp to_date make_interval clock_timestamp statement_timestamp
  coalesce nullif greatest least round floor ceil abs mod length char_length upper lower trim ltrim rtrim
  substring substr left right replace concat concat_ws position split_part string_agg array_agg json_agg
  jsonb_agg json_build_object row_to_json to_json to_jsonb jsonb_pretty cast convert format unnest
  generate_series row_number rank dense_rank lag lead percentile_cont percentile_disc bool_and bool_or every
  datediff timestampdiff date_sub date_add unix_timestamp from_unixtime date_format curdate curtime
  if ifnull isnull group_concat json_extract connection_id hex md5`.split(/\s+/),
);

/** String literals and comments of SQL have no effect; a name in quotes before a bracket is a function. */
const withoutTexts = (sql: string) =>
  sql
    .slice(0, 20_000)
    .replace(
      /'(?:[^']|'')*'|"(\w+)"(?=\s*\()|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\//g,
      (text, name) => name ?? (text.startsWith('/*') || text.startsWith('--') ? ' ' : "''"),
    );
