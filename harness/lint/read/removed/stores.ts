import { always } from '../../../runbook/commands/argument-text.ts';
import type { RemovedUsage } from './usage.ts';

const global = String.raw`^(?: -[\w-]+(?:=\S+| (?:https?:|\/|\$|\w+:\d)\S*)?)*`;

/** PostgreSQL, MySQL and stores of keys. */
export const stores: readonly RemovedUsage[] = [
  [
    'etcdctl',
    new RegExp(`${global} cluster-health(?: |$)`),
    'This is of version 2 of the API, which etcd no longer has.',
    'etcdctl endpoint health --cluster',
  ],
  [
    'etcdctl',
    new RegExp(
      `${global} (?:ls|mk|mkdir|rmdir|set|setdir|update|updatedir|rm|exec-watch|import)(?: |$)`,
    ),
    'This is of version 2 of the API, which etcd no longer has.',
    'etcdctl get --prefix …, etcdctl put … or etcdctl del …',
  ],
  [
    'etcdctl',
    new RegExp(`${global} backup(?: |$)`),
    'This is of version 2 of the API, which etcd no longer has.',
    'etcdctl snapshot save …',
  ],
  [
    'etcdctl',
    / (?:--ca-file|--cert-file|--key-file|--peers|-C|--no-sync|--endpoint)(?:[ =]|$)/,
    'This option is of version 2 of the API, which etcd no longer has.',
    '--cacert, --cert, --key and --endpoints',
  ],
  [
    'etcdctl',
    new RegExp(`${global} snapshot (?:restore|status)(?: |$)`),
    'Version 3.6 of etcd moved this command to etcdutl.',
    'etcdutl snapshot …',
    'old',
  ],
  [
    'etcdctl',
    new RegExp(`${global} migrate(?: |$)`),
    'Current versions of etcdctl have no `migrate` any more.',
  ],
  ['mongo', always, 'MongoDB 6 and newer have no `mongo` shell.', 'mongosh …', 'old'],
  [
    'redis-trib.rb redis-trib',
    always,
    'Redis 5 and newer have no redis-trib.',
    'redis-cli --cluster …',
  ],
  ['pg_resetxlog', always, 'PostgreSQL 10 renamed it.', 'pg_resetwal …'],
  ['pg_xlogdump', always, 'PostgreSQL 10 renamed it.', 'pg_waldump …'],
  ['pg_receivexlog', always, 'PostgreSQL 10 renamed it.', 'pg_receivewal …'],
  [
    'pg_basebackup',
    / (?:-x|--xlog|--xlog-method\S*|--xlogdir\S*)(?: |$)/,
    'PostgreSQL 10 has no such option.',
    '--wal-method=stream',
  ],
  ['createlang droplang', always, 'PostgreSQL 10 has no such program.', 'CREATE EXTENSION …'],
  [
    'mysql_upgrade',
    always,
    'MySQL 8.4 has no mysql_upgrade: the server does it when it starts.',
    undefined,
    'old',
  ],
  [
    'mysqlhotcopy',
    always,
    'MySQL and MariaDB have no mysqlhotcopy any more.',
    'mysqldump --single-transaction …',
  ],
  [
    'mysqlpump',
    always,
    'MySQL 8.4 has no mysqlpump.',
    'mysqldump …, or mysqlsh with util.dumpInstance()',
    'old',
  ],
  [
    'rabbitmqctl',
    / (?:set_policy\b.*ha-mode|sync_queue|cancel_sync_queue)\b/,
    'RabbitMQ 4 has no mirrored queues.',
    'a quorum queue',
    'old',
  ],
  [
    'rabbitmqctl',
    /^(?: -\S+(?: [^-\s]\S*@\S+)?)* (?:cluster|force_cluster|node_health_check)(?: |$)/,
    'RabbitMQ no longer has this command.',
    'rabbitmqctl join_cluster …, or rabbitmq-diagnostics check_running',
  ],
  [
    'vault',
    /^ (?:init|unseal|seal|step-down|rekey|rotate|key-status|generate-root)(?: |$)/,
    'Vault has this command only under `operator`.',
    'vault operator …',
  ],
  [
    'vault',
    /^ (?:mount|unmount|mounts|remount|policies|policy-write|policy-delete|token-create|token-renew|token-revoke|token-lookup|revoke|renew|capabilities|auth-enable|auth-disable|audit-enable|audit-disable|audit-list)(?: |$)/,
    'Vault no longer has this command.',
    'vault secrets …, vault policy …, vault token …, vault lease … or vault auth …',
  ],
  ['consul', /^ configtest\b/, 'Consul has no `configtest` any more.', 'consul validate …'],
  [
    'elasticsearch-certgen',
    always,
    'Elasticsearch 8 has no such program.',
    'elasticsearch-certutil …',
  ],
];
