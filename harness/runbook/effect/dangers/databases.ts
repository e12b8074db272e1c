import type { Table } from './danger.ts';

const mongo = 'mongo mongosh';

/** Databases. SQL is read in sql.ts, Redis is in redis.ts. */
export const databases: Table = {
  destroys: [
    [
      'dropdb',
      / \S/,
      'drops a database',
      / \S*(?:test|tmp|temp|scratch|drill|verify|check)\S* *$/i,
    ],
    ['pg_dropcluster', / \S/, 'drops a database'],
    ['mysqladmin mariadb-admin', / drop\b/, 'drops a database'],
    [
      'pg_resetwal pg_resetxlog',
      / \S/,
      'throws away the write-ahead log, and what only the log has',
      / (?:-n|--dry-run|--version|--help)\b/,
    ],
    ['pg_restore', / (?:-c|--clean)\b/, 'drops each object before it restores it'],
    ['pg_rewind', / \S/, 'overwrites the data directory', / (?:-n|--dry-run)\b/],
    [mongo, /dropDatabase\(|\.drop\(|\.(?:deleteMany|remove)\(\s*(?:\{\s*\}\s*)?\)/, 'drops data'],
    ['mongorestore', / --drop\b/, 'drops each collection before it restores it', / --dryRun\b/],
    [
      'nodetool',
      / (?:removenode|assassinate|clearsnapshot|truncatehints)\b/,
      'gives up data of Cassandra',
      / status\b/,
    ],
    ['patronictl', / (?:remove|reinit)\b/, 'throws away the data of a member'],
    ['repmgr', / (?:node rejoin|standby clone)\b/, 'overwrites the data directory', / --dry-run\b/],
    [
      'cockroach',
      / (?:node decommission|debug reset-quorum|debug recover apply-plan)\b/,
      'gives up data of a node',
    ],
    ['influx', / (?:bucket|org) delete\b| delete\b/, 'deletes measurements'],
    ['neo4j-admin', / (?:database )?load\b.*(?:--force|--overwrite)/, 'overwrites a database'],
  ],
  removes: [
    ['neo4j-admin', / (?:database )?(?:load|restore)(?: |$)/, 'writes a dump over a database'],
    [
      mongo,
      /\.(?:deleteOne|deleteMany|remove|dropIndex\w*|dropUser\w*|findOneAndDelete|removeShard)\(/,
      'deletes documents, or a part of the database',
    ],
    [mongo, /\.updateMany\(\s*\{\s*\}/, 'changes every document'],
  ],
  interrupts: [
    [
      'patronictl',
      / (?:failover|switchover|restart|pause)\b/,
      'stops the primary, or makes another server the primary',
    ],
    [
      'pg_ctl pg_ctlcluster',
      / (?:promote|stop|restart)\b/,
      'stops the server, or makes it a primary',
    ],
    [
      'repmgr',
      / (?:standby (?:promote|switchover)|primary unregister)\b/,
      'makes another server the primary',
      / --dry-run\b/,
    ],
    [
      'pg_autoctl',
      / (?:perform (?:failover|switchover)|drop|promote)\b/,
      'makes another server the primary',
    ],
    ['stolonctl', / (?:failkeeper|promote|removekeeper)\b/, 'makes another server the primary'],
    [
      'orchestrator orchestrator-client',
      /master-(?:takeover|failover)|(?:^| )-c (?:recover|forget)/,
      'makes another server the primary',
    ],
    [
      'mysqlsh',
      /setPrimaryInstance|forcePrimaryCluster|forceQuorum|rebootCluster|removeInstance|dropMetadataSchema|dissolve\(/,
      'makes another server the primary',
    ],
    ['mysqladmin mariadb-admin', / shutdown\b/, 'stops the server'],
    [
      mongo,
      /rs\.(?:stepDown|reconfig|remove|freeze)\(|replSetStepDown|shutdownServer|\bshutdown: ?1|killOp\(|fsyncLock\(|sh\.(?:stopBalancer|moveChunk|disableBalancing)/,
      'changes the replica set',
    ],
    [
      'nodetool',
      / (?:decommission|drain|stopdaemon|disablegossip|disablebinary|disablethrift|disablehandoff|move|rebuild|cleanup|garbagecollect)\b/,
      'takes a node out of work',
    ],
  ],
};
