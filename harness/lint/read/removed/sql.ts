type Words = readonly [name: RegExp, text: string, instead: string];

/** Functions and columns of PostgreSQL that newer versions call otherwise or do not have. */
const postgres: readonly Words[] = [
  [
    /\bpg_(?:current_xlog|last_xlog|xlog(?!_)|switch_xlog|is_xlog|xlogfile|xlog_)\w*/i,
    'PostgreSQL 10 calls it `wal` instead of `xlog`, and `lsn` instead of `location`.',
    'pg_current_wal_lsn(), pg_wal_lsn_diff(), pg_switch_wal() …',
  ],
  [
    /\bpg_(?:start|stop)_backup\b/i,
    'PostgreSQL 15 renamed this function.',
    'pg_backup_start() and pg_backup_stop()',
  ],
  [
    /\bpg_(?:is_in_backup|backup_start_time)\b/i,
    'PostgreSQL 15 has no such function.',
    'pg_stat_progress_basebackup',
  ],
  [
    /\b(?:procpid)\b/i,
    'PostgreSQL 9.2 and newer call it `pid`.',
    'SELECT pid, query FROM pg_stat_activity',
  ],
  [/\bwal_keep_segments\b/i, 'PostgreSQL 13 has no such setting.', 'wal_keep_size'],
  [/\bcheckpoint_segments\b/i, 'PostgreSQL 9.5 has no such setting.', 'max_wal_size'],
];

/** Statements that MySQL 8.4 refuses; MariaDB still has them. */
const mysql: readonly Words[] = [
  [
    /\b(?:show|start|stop|reset)\s+slave\b/i,
    'MySQL 8.4 calls it `replica`.',
    'SHOW REPLICA STATUS …',
  ],
  [/\bshow\s+slave\s+hosts\b/i, 'MySQL 8.4 has no such statement.', 'SHOW REPLICAS'],
  [
    /\bchange\s+master\s+to\b/i,
    'MySQL 8.4 has no such statement.',
    'CHANGE REPLICATION SOURCE TO …',
  ],
  [/\bshow\s+master\s+status\b/i, 'MySQL 8.4 has no such statement.', 'SHOW BINARY LOG STATUS'],
  [/\breset\s+master\b/i, 'MySQL 8.4 has no such statement.', 'RESET BINARY LOGS AND GTIDS'],
  [
    /\b(?:purge|show)\s+master\s+logs\b/i,
    'MySQL 8.4 has no such statement.',
    'PURGE BINARY LOGS … or SHOW BINARY LOGS',
  ],
  [
    /\bflush\s+hosts\b/i,
    'MySQL 8.4 has no such statement.',
    'TRUNCATE TABLE performance_schema.host_cache',
  ],
  [
    /\b(?:flush|reset)\s+query\s+cache\b|\bquery_cache_size\b/i,
    'MySQL 8 has no query cache.',
    'nothing',
  ],
];

export interface RemovedWords {
  /** As it is written. */
  readonly name: string;
  /** Its offset in the text. */
  readonly from: number;
  readonly text: string;
  readonly instead: string;
  /** Servers of another maker still have it. */
  readonly isOld: boolean;
}

/** The first name or statement in SQL that current servers do not have; `speaksMaria`: nothing of MySQL counts. */
export function removedInSql(sql: string, speaksMaria: boolean): RemovedWords | undefined {
  if (!suspect.test(sql)) return undefined;
  return firstOf(postgres, sql, false) ?? (speaksMaria ? undefined : firstOf(mysql, sql, true));
}

const suspect =
  /pg_\w*(?:xlog|backup)|procpid|_segments|\bslave\b|\bmaster\b|flush\s+hosts|query.cache/i;

function firstOf(table: readonly Words[], sql: string, isOld: boolean): RemovedWords | undefined {
  for (const [pattern, text, instead] of table) {
    const found = pattern.exec(sql);
    if (found) return { name: found[0], from: found.index, text, instead, isOld };
  }
  return undefined;
}
