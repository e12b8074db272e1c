import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

const mongo = 'mongo mongosh';
const http = 'curl wget http https';

/** Databases and stores of documents. Queues and stores of keys are in stores.ts, statements of SQL in sql.ts. */
export const removedOfDatabases: readonly RemovedUsage[] = [
  ['mysql_install_db', always, 'MySQL 8 has no such program.', 'mysqld --initialize', 'old'],
  [
    'mysqladmin',
    / flush-hosts(?: |$)/,
    'MySQL 8.4 has no `FLUSH HOSTS`.',
    'TRUNCATE TABLE performance_schema.host_cache',
    'old',
  ],
  [
    'patronictl',
    / (?:failover|switchover)\b.* --master(?:[ =]|$)/,
    'Patroni 4 has no `--master`.',
    '--leader or --primary',
    'old',
  ],
  ['innobackupex', always, 'XtraBackup 8 has no innobackupex.', 'xtrabackup --backup …', 'old'],
  ['pg_verify_checksums', always, 'PostgreSQL 12 renamed it.', 'pg_checksums --check …'],
  ['pg_standby', always, 'PostgreSQL 15 has no pg_standby.', 'standby.signal and restore_command'],
  ['postmaster', always, 'PostgreSQL 16 has no `postmaster`.', 'postgres …', 'old'],
  [
    'touch cat vi vim nano tee cp mv echo',
    / \S*\/?recovery\.conf(?: |$)/,
    'PostgreSQL 12 and newer refuse to start with a recovery.conf.',
    'standby.signal or recovery.signal, and settings in postgresql.conf',
    'old',
  ],
  [
    mongo,
    /\b(?:rs\.slaveOk|db\.getMongo\(\)\.setSlaveOk|rs\.printSlaveReplicationInfo|db\.printSlaveReplicationInfo|db\.repairDatabase|db\.copyDatabase|db\.cloneDatabase|db\.eval|\.ensureIndex)\(/,
    'Current versions of MongoDB have no such function.',
    'rs.secondaryOk(), rs.printSecondaryReplicationInfo(), createIndex() …',
  ],
  [
    'mongod',
    / --(?:smallfiles|nojournal|journal|rest|httpinterface|master|slave|storageEngine[ =]mmapv1|nssize|noprealloc)(?:[ =]|$)/,
    'Current versions of mongod have no such option.',
  ],
  [
    'mongodump mongorestore mongoexport mongoimport',
    / --dbpath\b/,
    'Current versions have no such option: they need a running server.',
    '--host …',
  ],
  ['cassandra-cli', always, 'Cassandra 3 has no cassandra-cli.', 'cqlsh'],
  ['sstable2json json2sstable', always, 'Cassandra 3 has no such program.', 'sstabledump …'],
  [
    'nodetool',
    / (?:enablethrift|disablethrift|statusthrift)(?: |$)/,
    'Cassandra 4 has no Thrift.',
    'nodetool enablebinary, disablebinary or statusbinary',
  ],
  [
    http,
    /\/_xpack\/(?:security|license|watcher|ml|monitoring|rollup|graph|migration|ssl|sql)\b/,
    'Elasticsearch 8 has no `_xpack` in its addresses.',
    '/_security, /_license, /_watcher, /_ml …',
  ],
  [http, /\/_flush\/synced\b/, 'Elasticsearch 8 has no synced flush.', '/_flush'],
  [http, /\/_optimize(?:\?|["' ]|$)/, 'Elasticsearch has no `_optimize`.', '/_forcemerge'],
  [
    http,
    /(?:\/_nodes\/_local|\/_cluster\/nodes\/\S*|:9200)\/_shutdown\b/,
    'Elasticsearch has no such request any more.',
    'systemctl stop elasticsearch on the node',
  ],
  [
    'elasticsearch-plugin kibana-plugin',
    / install x-pack(?: |$)/,
    'X-Pack is a part of Elasticsearch and Kibana since 6.3.',
  ],
  [
    'elasticsearch-translog',
    always,
    'Elasticsearch 8 has no such program.',
    'elasticsearch-shard …',
  ],
  [
    'prometheus alertmanager',
    /^(?: -\S+)* -(?:config\.file|storage\.local|web\.listen-address|alertmanager\.url|storage\.path)/,
    'Prometheus 2 and current versions of Alertmanager have options with two dashes.',
    '--config.file=…',
  ],
  [
    'prometheus',
    / --storage\.tsdb\.retention[ =]/,
    'Prometheus 3 has no `--storage.tsdb.retention`.',
    '--storage.tsdb.retention.time=…',
    'old',
  ],
  ['mc', /^ config host(?: |$)/, 'Current versions of mc have no `config host`.', 'mc alias set …'],
  ['mc', /^ policy(?: |$)/, 'Current versions of mc have no `policy`.', 'mc anonymous …'],
  [
    'mc',
    /^ admin policy (?:add|set|unset|update)(?: |$)/,
    'Current versions of mc have no such command.',
    'mc admin policy create, attach or detach …',
  ],
  [
    'mc',
    /^ admin (?:profile|subnet|speedtest)(?: |$)/,
    'Current versions of mc have no such command.',
    'mc support … or mc ilm tier …',
  ],
  ['minio', /^ gateway(?: |$)/, 'MinIO has no gateway since 2022.'],
];
