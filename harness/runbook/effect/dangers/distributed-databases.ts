import type { Table } from './danger.ts';

const moves = 'takes a node out of work, or moves its work';
const mongo = 'mongo mongosh';

/** Databases of many nodes, of documents, of graphs and of measurements, beside databases.ts and servers.ts. */
export const distributedDatabases: Table = {
  destroys: [
    ['ccm', / (?:remove|clear)(?: |$)/, 'deletes a cluster of tests'],
    [
      'medusa sctool',
      / (?:restore\S*|delete-backup\S*|purge\S*|cluster delete)(?: |$)/,
      'deletes or restores a backup',
    ],
    ['clickhouse-keeper-client', /\b(?:rmr|rm|rm_tree) /, 'deletes nodes of the keeper'],
    ['clickhouse-backup', / clean\S*(?: |$)/, 'deletes what a backup left'],
    [
      'tiup',
      / (?:(?<! cluster )clean\b.* --all|uninstall\b.* --all|dm (?:destroy|scale-in))(?: |$)/,
      'deletes servers with their data',
    ],
    [
      'tidb-lightning br',
      / (?:-config|--config|restore|log truncate|operator \S+) ?/,
      'writes into the database, or deletes a backup',
    ],
    [
      'yb-admin',
      / (?:restore_\w+|delete_\w+|change_master_config REMOVE_SERVER|unsafe\S*) ?/,
      'deletes or restores what it names',
    ],
    [
      'influx influx_inspect influxd',
      / (?:deletetsm|delete-tsm|inspect delete-tsm|bucket delete|org delete)(?: |$)/,
      'deletes measurements',
    ],
    [
      'neo4j-admin',
      / (?:server )?unbind(?: |$)/,
      'takes a server out of its cluster, with what it knows of it',
    ],
    [
      'arangorestore cbrestore asrestore',
      / \S/,
      'writes a backup over what the database holds',
      / --(?:help|version)\b/,
    ],
    [
      'cbbackupmgr',
      / (?:restore|merge|remove)(?: |$)/,
      'writes a backup over what the database holds, or deletes one',
    ],
    ['cbq', /\b(?:DELETE FROM|DROP \w+|TRUNCATE) /i, 'deletes what the bucket holds'],
    [
      'rqlite dolt surreal vsql nebula-console gsql spark-sql drill',
      /\b(?:DROP (?:TABLE|SCHEMA|DATABASE|SPACE|ALL|GRAPH)|TRUNCATE|DELETE FROM)\b/i,
      'drops what it names',
    ],
    ['surreal', / (?:import|fix|upgrade)(?: |$)/, 'writes over what the database holds'],
    [
      'fdbcli',
      /\b(?:clear(?:range)?\b|configure new|force_recovery_with_data_loss)/,
      'deletes what a range holds',
    ],
    ['fdbrestore', / start(?: |$)/, 'writes a backup over what the database holds'],
    ['gbar', / restore(?: |$)/, 'writes a backup over what the database holds'],
    [mongo, /\.bulkWrite\([^)]*delete/, 'deletes documents'],
    [
      'litestream',
      / restore\b.* -o (?!\/tmp)\S/,
      'writes a backup over what the database holds',
      / -if-db-not-exists\b/,
    ],
  ],
  removes: [
    [
      'influx',
      / (?:bucket update\b.* (?:-r|--retention)|auth delete|task delete|user delete)(?: |$)/,
      'deletes what it names, or decides what is deleted',
    ],
    ['asadm', / roster remove\b/, 'takes a node out of the cluster'],
    ['couchbase-cli', / .*--(?:delete|drop-\S+)(?: |$)/, 'deletes what it names'],
    ['redis-check-aof valkey-check-aof', / --fix(?: |$)/, 'throws away what does not fit'],
    ['memcflush memcrm', / \S/, 'empties the cache'],
    [
      mongo,
      /(?:removeShard|renameCollection|dropConnections|dropAllUsers\w*|dropRole)\b/,
      'takes a part of the database away',
    ],
    ['crdb-cli', / (?:crdb )?(?:flush|purge-instance|delete)(?: |$)/, 'deletes every key'],
    ['etcdctl', / put \/registry\//, 'writes into the store of Kubernetes behind its back'],
    [
      'rabbitmqadmin',
      / get\b.* ackmode=(?:ack|reject)_requeue_false/,
      'takes messages off the queue',
    ],
  ],
  interrupts: [
    [
      'nodetool',
      / (?:scrub|compact|resetlocalschema|disableautocompaction|disablebackup|pausehandoff|upgradesstables|stop|setcompactionthroughput|setstreamthroughput|bootstrap resume|relocatesstables|setcachecapacity)(?: |$)/,
      'slows a node down, or stops what it does',
    ],
    ['tiup', / (?:cluster|dm) (?:stop|restart|reload|upgrade|patch|disable|rename)(?: |$)/, moves],
    [
      'pd-ctl',
      / (?:member (?:leader resign|leader transfer|delete)|config set|scheduler (?:remove|pause)|operator (?:remove|add)|store weight|unsafe \S+)(?: |$)/,
      moves,
    ],
    ['dmctl cdc', / (?:stop-task|pause-task|changefeed (?:remove|pause))(?: |$)/, moves],
    [
      'yb-admin',
      / (?:leader_stepdown|change_blacklist|set_universe_replication_enabled|change_leader_blacklist|set_load_balancer_enabled|master_leader_stepdown)(?: |$)/,
      moves,
    ],
    ['neo4j', / (?:stop|restart)(?: |$)/, 'stops the server'],
    [
      'cypher-shell',
      /\b(?:STOP DATABASE|TERMINATE TRANSACTION|killTransaction|killQuery|DEALLOCATE|DROP (?:INDEX|CONSTRAINT|USER|ROLE|ALIAS)|REALLOCATE|CORDON SERVER)/i,
      moves,
    ],
    ['asinfo asadm', /\b(?:recluster|set-config:|undo|quiesce)/, moves],
    ['gadmin', / (?:stop|restart|config apply)(?: |$)/, moves],
    [
      'fdbcli',
      /\b(?:kill\b|exclude\b|coordinators\b|configure\b|lock\b|maintenance on|suspend\b|setclass\b)/,
      moves,
    ],
    ['zkServer.sh', / restart(?: |$)/, 'stops ZooKeeper meanwhile'],
    [
      'zkCli.sh zkcli zookeeper-shell zookeeper-shell.sh',
      / (?:set|reconfig|setAcl) \S+ \S/,
      'changes what others read there',
    ],
    ['etcdutl', / (?:defrag|migrate|snapshot restore)(?: |$)/, 'rewrites the store of a member'],
    [
      mongo,
      /(?:compact|replSetResizeOplog|reIndex|killAllSessions|killOp|setFeatureCompatibilityVersion|replSetMaintenance|setParameter)\b/,
      'blocks the server meanwhile, or changes how it works',
    ],
    [
      'redis-cli valkey-cli keydb-cli',
      / (?:config set maxmemory-policy|cluster (?:delslots\S*|setslot|set-config-epoch|bumpepoch)|sentinel (?:set|monitor|config set)|client (?:pause|no-evict)|script kill|function kill)(?: |$)/i,
      'changes how the server works, or blocks its clients',
    ],
    [
      'redis-cli valkey-cli keydb-cli',
      / (?:--cluster create|migrate|rename|renamenx|getdel|lrem|srem|zrem|spop|lpop|rpop|blpop|ft\.dropindex|ts\.del|json\.del|json\.clear|cf\.del|hpexpire|ltrim) /i,
      'deletes or moves keys',
    ],
    [
      'rladmin',
      / (?:failover|migrate|recover|restart|node \S+ (?:maintenance_mode on|remove|demote)|cluster (?:recover|master)|tune|unbind) ?/,
      moves,
    ],
  ],
};
