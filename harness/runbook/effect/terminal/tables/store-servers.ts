import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { goesOn, reads, refreshes, serves } from '../ways.ts';

/** Databases that run in the foreground, and clients that read for ever. */
export const storeServers: Rows = {
  asks: [],
  asksTerminal: [],
  endless: [
    ['mongostat mongotop', always, refreshes, / (?:-n|--rowcount)(?:=| )|--version/],
    [
      'redis-server valkey-server',
      always,
      serves,
      / --daemonize yes| (?:-v|--version|--test-memory)(?: |$)/,
    ],
    ['redis-sentinel', always, serves, / --daemonize yes/],
    [
      'mongod mongos',
      always,
      serves,
      / (?:--fork|--version|--repair|--shutdown|-f|--config)(?: |$)/,
    ],
    ['mysqld_safe mariadbd-safe', always, serves, / --(?:wsrep-recover|help)\b/],
    [
      'postgres postmaster',
      / (?:-D|-c|--config|--data)/,
      serves,
      / (?:-C|-V|--version|--help|--single|--describe-config|--boot|--check)(?: |=|$)/,
    ],
    ['influxd', /^(?: run| --\S+| -\S+)*$/, serves, / (?:version|config|inspect)(?: |$)/],
    ['zkServer.sh', / start-foreground(?: |$)/, serves],
    [
      'mysqld mariadbd',
      always,
      serves,
      / --(?:daemonize|initialize\S*|bootstrap|validate-config|print-defaults|verbose|wsrep-recover|install|remove)\b/,
    ],
    ['pg_receivewal', / \S/, reads, / --(?:create-slot|drop-slot|endpos)\b/],
    ['pg_recvlogical', / --start\b/, reads, / --(?:endpos)\b/],
    ['mysqlbinlog', / --stop-never\b/, reads],
    ['etcdctl', / (?:lock|elect) \S+$/, 'holds the lock for ever'],
    [
      'valkey-cli keydb-cli redis-cli',
      / (?:monitor|subscribe|psubscribe|ssubscribe|--stat|--latency|--latency-history|--latency-dist|--replica|--slave)(?: |$)/i,
      goesOn,
      / (?:acl|help|command|pubsub|client|sentinel|config) /i,
    ],
    [
      'repmgrd patroni pgbouncer pgpool stolon-keeper stolon-sentinel',
      always,
      serves,
      / (?:-d|--daemonize=true|--daemonize|-D|--validate-config|-m|stop|reload)(?: |$)/,
    ],
    ['patronictl', / list\b.* (?:-w|-W|--watch)(?: |$)| topology\b.* (?:-w|-W)(?: |$)/, refreshes],
    [
      'elasticsearch opensearch kibana logstash opensearch-dashboards',
      /^(?: -\S+(?: [^-\s]\S*)?)*$/,
      serves,
      / (?:-d|--daemonize|-t|--config\.test_and_exit|-V|-p)(?: |$)/,
    ],
    ['neo4j', /^ console(?: |$)/, serves],
    ['solr', / start\b.* (?:-f|--foreground)(?: |$)/, serves],
    ['cassandra', / -f(?: |$)/, serves],
    [
      'scylla clickhouse-server arangod couchdb orientdb victoria-metrics vmagent vmalert',
      always,
      serves,
      / (?:--daemon|-dryRun)/,
    ],
    ['clickhouse', /^ (?:server|keeper)(?: |$)/, serves, / --daemon\b/],
    ['cockroach', /^ (?:start|start-single-node|demo)(?: |$)/, serves, / --background\b/],
    ['etcd', /^ (?:gateway|grpc-proxy) start(?: |$)/, serves],
    ['clickhouse-keeper', / (?:-C|--config\S*)(?: |=)/, serves, / --daemon\b/],
    ['daos_server daos_agent', /^(?: -\S+(?: [^-\s]\S*)?)* start(?: |$)|^ start(?: |$)/, serves],
    ['etcd zookeeper rqlited', /^(?: -\S+(?: [^-\s]\S*)?)*$/, serves],
    ['memcached', /^(?: -\S+(?: [^-\s]\S*)?)*$/, serves, / -\w*d/],
    [
      'airflow',
      /^ (?:webserver|scheduler|standalone|triggerer|api-server|dag-processor|celery (?:worker|flower))(?: |$)/,
      serves,
      / (?:-D|--daemon|--num-runs|-n)(?: |=|$)/,
    ],
    [
      'prefect dagster temporal',
      / (?:server start|server start-dev|worker start|agent start|dev)(?: |$)/,
      serves,
      / (?:-b|--background|--run-once)(?: |$)/,
    ],
    ['pg_recvlogical', / -\w*f -\x20/, reads],
    ['litestream', /^ replicate(?: |$)/, serves, / -(?:once)\b/],
  ],
};
