import type { Danger } from './danger.ts';

type Row = readonly [statement: RegExp, kind: Danger['kind'], what: string];

/** Not one that was made to try a restore out. */
const whole = (kind: string) =>
  new RegExp(`^drop\\s+${kind}\\b(?!\\s[^;]{0,60}_?(?:test|tmp|temp|scratch|drill)(?![a-z]))`, 'i');

/** By the beginning of a statement. */
const statements: readonly Row[] = [
  [whole('database'), 'destroys', 'drops a whole database'],
  [whole('schema'), 'destroys', 'drops a schema with its tables; in MySQL that is a database'],
  [whole('keyspace'), 'destroys', 'drops a whole keyspace'],
  [whole('tablespace'), 'destroys', 'drops a tablespace'],
  [
    /^drop\s+(?:database|schema|keyspace|tablespace)\b[^;]{0,60}[a-z\d]_test(?!\w)/i,
    'removes',
    'drops a database of tests, by its name',
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
  [
    /^(?:reset\s+(?:slave|replica)|change\s+(?:master|replication)\b)/i,
    'removes',
    'makes a replica forget where it stands, or follow another server',
  ],
  [
    /^set\s+(?:global|persist)\s+(?:sql_slave_skip_counter|sql_replica_skip_counter|gtid_purged|gtid_executed|innodb_force_recovery|group_replication_force_members)\b/i,
    'removes',
    'skips changes, so that the copies differ',
  ],
  [
    /^(?:select|call)\b[\s\S]*\b(?:drop_chunks|lo_unlink|pglogical\.drop_\w+|drop_subscription|delete_job|detach_data_node|delete_data_node)\s*\(/i,
    'removes',
    'deletes rows, or a part of the database',
  ],
  [
    /^(?:call\b[\s\S]*\brds_(?:skip|stop|reset|set_master|next|set_external|purge)\w*|start\s+group_replication\s+bootstrap|set\s+(?:global|persist)\s+(?:wsrep_\w+|group_replication_bootstrap_group|event_scheduler\s*=\s*(?:off|0)|binlog_expire_logs_seconds|expire_logs_days|innodb_flush_log_at_trx_commit\s*=\s*[02]|sync_binlog\s*=\s*0|foreign_key_checks\s*=\s*(?:0|off))\b)/i,
    'interrupts',
    'changes how the copies follow, or what the next crash may lose',
  ],
  [
    /^alter\s+(?:keyspace\b[\s\S]*\breplication_factor'?\s*[:=]\s*'?1\b|table\b[\s\S]*\b(?:gc_grace_seconds|default_time_to_live|modify\s+ttl)\b|retention\s+policy\b|(?:range|database|table)\b[\s\S]*\bnum_replicas\s*=\s*1\b|materialized\s+view\b[\s\S]*\bdelete\b)/i,
    'removes',
    'decides what is deleted by itself, or keeps fewer copies',
  ],
  [/^load\s+data\b[\s\S]*\breplace\s+into\b/i, 'destroys', 'overwrites rows of a table'],
  [
    /^(?:dbcc\s+(?:checkdb|checktable|checkalloc)\b[\s\S]*repair_\w+|backup\s+log\b[\s\S]*\bnul\b)/i,
    'destroys',
    'repairs a database by throwing away what does not fit',
  ],
  [
    /^(?:dbcc\s+(?:shrink\w+|freeproccache|dropcleanbuffers)|exec(?:ute)?\s+(?:sys\.)?sp_(?:detach_db|removedbreplication|droprole|dropuser|configure)|alter\s+availability\s+group\b[\s\S]*\b(?:failover|force_failover\w*|remove|offline)|alter\s+database\b[\s\S]*\bset\s+(?:emergency|recovery\s+simple|partner\s+\w+|hadr\s+(?:off|suspend)|restricted_user))\b/i,
    'interrupts',
    'takes a database away from those who use it, or moves it',
  ],
  [
    /^alter\s+database\b[\s\S]*\b(?:open\s+resetlogs|datafile\b[\s\S]*\boffline)\b|^flashback\s+(?:database|table)\b/i,
    'destroys',
    'goes back in time, without what came later',
  ],
  [
    /^(?:proxysql\s+(?:shutdown|restart|stop|kill|pause|flush\s+query\s+cache)|exchange\s+tables|system\s+restore|alter\s+table\b[^;]*\b(?:disable\s+trigger|discard\s+tablespace|import\s+tablespace|disable\s+keys|no\s+force\s+row|disable\s+row)|alter\s+database\b[^;]*\b(?:connection\s+limit\s+0|allow_connections\s+false)|reconnect\b|reassign\s+owned|set\s+password\b|update\s+mysql_servers\b[\s\S]*\bset\b|select\s+(?:setval(?!\s*\([\s\S]*\bmax\s*\()|pg_stat_reset\w*)\s*\()/i,
    'interrupts',
    'takes something away from those who use it, or changes it under them',
  ],
  [/^insert\s+overwrite\b/i, 'destroys', 'overwrites a table'],
  [/^create\s+or\s+replace\s+table\b/i, 'destroys', 'overwrites a table'],
  [/^with\b[\s\S]*\bdelete\s+from\b/i, 'removes', 'deletes rows'],
  [/^delete\s+(?:\w+\s+)?from\b|^delete\s+\w+;?$/i, 'removes', 'deletes rows'],
  [
    /^alter\s+table\b[^;]*\b(?:drop|delete\s+where|detach\s+part\w+)\b/i,
    'removes',
    'drops a part of a table',
  ],
  [/^drop\s+(?!database|schema|keyspace|tablespace)\w+/i, 'removes', 'drops what it names'],
  [
    /^select\s+(?:pg_catalog\.)?pg_replication_slot_advance\b/i,
    'removes',
    'skips changes, so that the copies differ',
  ],
  [
    /^(?:select\b[\s\S]*\bpg_(?:terminate|cancel)_backend\s*\(|kill\s+(?:query\s+|connection\s+|hard\s+|mutation\s+)?\S|cancel\s+(?:quer|job|session)|alter\s+system\s+kill)/i,
    'interrupts',
    'ends connections, or what they do',
  ],
  [
    /^(?:stop\s+(?:slave|replica|group_replication)|select\s+(?:pg_catalog\.)?pg_wal_replay_pause\b)/i,
    'interrupts',
    'stops the replica, which falls behind',
  ],
  [
    /^(?:flush\s+tables\s+with\s+read\s+lock|lock\s+(?:table|instance)|set\s+(?:global|persist)\s+(?:super_)?(?:read_only|offline_mode)\s*=\s*(?:1|on)\b)/i,
    'interrupts',
    'blocks whoever writes',
  ],
  [
    /^(?:shutdown|pause|suspend|disable|detach|system\s+(?:stop|shutdown|kill|drop|restart|flush\s+distributed)|alter\s+database\s+\S+\s+(?:rename|set\s+(?:offline|single_user|read_only)))\b/i,
    'interrupts',
    'takes a database or a table away from those who use it',
  ],
  [
    /^alter\s+table\b[^;]*\b(?:rename|alter\s+(?:column\s+)?\S+\s+(?:set\s+data\s+)?type|modify\s+column|change\s+column|set\s+tablespace|engine\s*=)/i,
    'interrupts',
    'changes a table under those who use it',
  ],
  [
    /^(?:reindex(?!\s.*\bconcurrently\b)|cluster|optimize\s+table|repair\s+table)\s+\S/i,
    'interrupts',
    'locks the table until it is done',
  ],
  [
    /^set\s+(?:global|persist)\s+(?:super_)?read_only\s*=\s*(?:0|off)\b/i,
    'interrupts',
    'lets a copy take writes, as if it were the primary',
  ],
  [
    /^alter\s+(?:database|role|user|system)\b[^;]*\bset\s+default_transaction_read_only\s*(?:=|\s+to\b)\s*(?:off|false)\b/i,
    'interrupts',
    'lets a copy take writes, as if it were the primary',
  ],
  [
    /^alter\s+(?:database|role|user|system)\b[^;]*\bset\s+default_transaction_read_only\b/i,
    'interrupts',
    'blocks whoever writes',
  ],
  [/^revoke\b/i, 'interrupts', 'takes rights away from whoever has them'],
  [
    /^alter\s+(?:role|user|login)\b[^;]*\b(?:nologin|password|account\s+lock|identified|disable)\b/i,
    'interrupts',
    'locks a user out, until it knows the new password',
  ],
  [
    /^alter\s+system\s+set\s+(?:fsync|full_page_writes|zero_damaged_pages)\b/i,
    'interrupts',
    'lets the next crash lose data',
  ],
  [/^alter\s+instance\s+rotate\b/i, 'interrupts', 'replaces keys'],
  [/^restore\s+(?:database|table|from|log)\b/i, 'destroys', 'replaces data of now by older data'],
  [/^\.restore\s/, 'destroys', 'replaces data of now by older data'],
  [/^rename\s+table\b/i, 'interrupts', 'takes a table away from those who use it'],
  [
    /^(?:do\b|begin\b|perform\b|exec(?:ute)?\b|call\b)[\s\S]*\b(?:pg_(?:terminate|cancel)_backend|rds_kill\w*)\b/i,
    'interrupts',
    'ends connections, or what they do',
  ],
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
  /\b(?:drop|truncate|delete|update|reset|purge|vacuum|restore|kill|cancel|stop|lock|set|change|overwrite|replace|shutdown|pause|suspend|disable|detach|system|alter|reindex|cluster|optimize|repair|revoke|rename|\w*rds_\w+|pg_\w+|load|dbcc|backup|exec\w*|flashback|proxysql|exchange|reconnect|reassign|setval|drop_chunks|lo_unlink|drop_subscription|start)\b/i;
const rowOf = (statement: string) => statements.find(([start]) => start.test(statement));

const clients = new Set(
  'psql gitlab-psql ysqlsh mysql mariadb obclient clickhouse-client clickhouse cqlsh sqlite3 sqlplus sqlcmd cockroach usql pgcli mycli duckdb bq spanner-cli influx trino presto presto-cli hive beeline impala-shell snowsql db2'.split(
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
