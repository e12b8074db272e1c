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
  [/\bmax_fsm_(?:pages|relations)\b/i, 'PostgreSQL 8.4 has no such setting.', 'nothing'],
  [/\bdefault_with_oids\b|\bwith\s+oids\b/i, 'PostgreSQL 12 has no tables with OIDs.', 'nothing'],
  [/\brelhasoids\b|\badsrc\b/i, 'PostgreSQL 12 has no such column.', 'pg_get_expr(adbin, adrelid)'],
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
    /\bgrant\b[^;]{1,150}\bon\b[^;]{1,100}\bidentified\s+by\b/i,
    'MySQL 8 makes no users by GRANT.',
    'CREATE USER … IDENTIFIED BY …, then GRANT …',
  ],
  [
    /(?<=[=\s,(])password\s*\(\s*['"]/i,
    'MySQL 8 has no function PASSWORD().',
    'ALTER USER … IDENTIFIED BY …',
  ],
  [
    /\bupdate\s+(?:mysql\.)?user\s+set\s+password\b/i,
    'MySQL 5.7 and newer have no such column.',
    'ALTER USER … IDENTIFIED BY …',
  ],
  [/\bexpire_logs_days\b/i, 'MySQL 8.4 has no such setting.', 'binlog_expire_logs_seconds'],
  [/\btx_(?:isolation|read_only)\b/i, 'MySQL 8 has no such variable.', 'transaction_isolation'],
  [/\binnodb_file_format\w*/i, 'MySQL 8 has no such setting.', 'nothing'],
  [
    /\binformation_schema\.innodb_(?:locks|lock_waits)\b/i,
    'MySQL 8 has this table elsewhere.',
    'performance_schema.data_locks',
  ],
  [
    /\)\s*type\s*=\s*(?:innodb|myisam)|\balter\s+table\s+\S+\s+type\s*=/i,
    'MySQL 5.5 and newer call it ENGINE.',
    'ENGINE = InnoDB',
  ],
  [
    /\bwait_until_sql_thread_after_gtids\s*\(|\bencrypt\s*\(\s*'/i,
    'Current versions of MySQL have no such function.',
    'WAIT_FOR_EXECUTED_GTID_SET()',
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
  /pg_\w*(?:xlog|backup)|procpid|_segments|fsm|oids|adsrc|identified|password|expire_logs|tx_|innodb_|type\s*=|gtids|encrypt|\bslave\b|\bmaster\b|flush\s+hosts|query.cache/i;

function firstOf(table: readonly Words[], sql: string, isOld: boolean): RemovedWords | undefined {
  for (const [pattern, text, instead] of table) {
    const found = pattern.exec(sql);
    if (found) return { name: found[0], from: found.index, text, instead, isOld };
  }
  return undefined;
}
