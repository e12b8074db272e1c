import type { Table } from './danger.ts';

const redis = 'redis-cli valkey-cli keydb-cli';
const mongo = 'mongo mongosh';

/** Databases. SQL is read in sql.ts. */
export const databases: Table = {
  destroys: [
    [
      'rake rails gitlab-rake',
      / \S*db:(?:drop|reset|purge|truncate\S*|migrate:reset|schema:load|structure:load)/,
      'drops a database',
    ],
    ['php', / artisan (?:migrate:(?:fresh|refresh|reset)|db:wipe)\b/, 'drops every table'],
    [
      'python python3 manage.py django-admin',
      / (?:flush|reset_db|sqlflush)(?: |$)/,
      'empties the database',
    ],
    [
      'prisma',
      / (?:migrate reset|db push\b.* --(?:force-reset|accept-data-loss))/,
      'drops the database',
    ],
    ['flyway', / clean(?: |$)/, 'drops every table'],
    ['liquibase', / (?:dropAll|drop-all)\b/, 'drops every table'],
    [
      'sequelize sequelize-cli typeorm mix',
      / (?:db:drop|schema:drop|ecto\.(?:drop|reset))/,
      'drops the database',
    ],
    ['alembic', / downgrade base\b/, 'undoes every migration, with the data of their tables'],
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
    ['initdb', / \S/, 'creates an empty data directory'],
    [redis, / (?:flushall|flushdb)\b/i, 'deletes every key'],
    [redis, / shutdown nosave\b/i, 'stops Redis without saving what it holds'],
    [
      redis,
      / (?:replicaof|slaveof) (?!no\b)\S/i,
      'replaces all its keys by those of another server',
    ],
    [redis, / cluster (?:reset|flushslots|forget)\b/i, 'takes a node out of the cluster'],
    ['FLUSHALL FLUSHDB flushall flushdb', /^/, 'deletes every key'],
    [mongo, /dropDatabase\(|\.drop\(|\.(?:deleteMany|remove)\(\s*(?:\{\s*\}\s*)?\)/, 'drops data'],
    ['mongorestore', / --drop\b/, 'drops each collection before it restores it', / --dryRun\b/],
    [
      'nodetool',
      / (?:removenode|assassinate|clearsnapshot)\b/,
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
    [
      'curl',
      /\/api\/v1\/namespaces\/[^\s/]+\/finalize(?:\s|\?|$)/,
      'removes the finalizers, so what they would have cleaned up stays behind or is lost',
    ],
    ['curl', /accept_data_loss/, 'gives up what a shard holds'],
    [
      'curl',
      /^(?=.* (?:-X ?|--request[ =])DELETE\b)(?=.*(?::9200|elastic|opensearch|_snapshot|_all\b|_data_stream))/,
      'deletes an index or a snapshot',
    ],
    ['influx', / (?:bucket|org) delete\b| delete\b/, 'deletes measurements'],
    ['neo4j-admin', / (?:database )?load\b.*(?:--force|--overwrite)/, 'overwrites a database'],
  ],
  removes: [
    ['neo4j-admin', / (?:database )?(?:load|restore)(?: |$)/, 'writes a dump over a database'],
    [
      redis,
      / (?:del|unlink|hdel|xdel|xtrim|ltrim|zremrangebyscore|zremrangebyrank)\b/i,
      'deletes keys',
    ],
    [
      'alembic flask',
      / (?:db )?downgrade(?: |$)/,
      'undoes a migration, with the data of its columns',
      / --sql\b/,
    ],
    [
      'goose dbmate migrate sql-migrate tern knex sequelize sequelize-cli typeorm flyway liquibase mix',
      / (?:down|down-to|reset|redo|drop|rollback|undo|db:migrate:undo\S*|migration:revert|migrate:rollback|migrate:down|ecto\.rollback|rollback\w+|rollback-\w+)(?: |$)/i,
      'undoes a migration, with the data of its columns',
    ],
    [
      'rake rails php',
      / \S*(?:db:rollback|db:migrate:down|migrate:rollback)(?: |$)/,
      'undoes a migration, with the data of its columns',
    ],
    [redis, / (?:script|function) flush\b/i, 'deletes scripts'],
    [mongo, /\.(?:deleteOne|deleteMany|remove|dropIndex|findOneAndDelete)\(/, 'deletes documents'],
    ['curl', / (?:-X ?|--request[ =])["']?DELETE\b/, 'deletes what the address names'],
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
      /master-(?:takeover|failover)|(?:^| )-c recover/,
      'makes another server the primary',
    ],
    [
      'mysqlsh',
      /setPrimaryInstance|forcePrimaryCluster|forceQuorum|rebootCluster/,
      'makes another server the primary',
    ],
    ['mysqladmin mariadb-admin', / shutdown\b/, 'stops the server'],
    [
      redis,
      / (?:sentinel failover|cluster failover|failover|replicaof no|slaveof no)\b/i,
      'makes another server the primary',
    ],
    [redis, / (?:shutdown|debug (?:segfault|sleep)|client kill)\b/i, 'stops Redis, or its clients'],
    [
      mongo,
      /rs\.(?:stepDown|reconfig|remove|freeze)\(|replSetStepDown|shutdownServer/,
      'changes the replica set',
    ],
    [
      'nodetool',
      / (?:decommission|drain|stopdaemon|disablegossip|disablebinary|move)\b/,
      'takes a node out of work',
    ],
  ],
};
