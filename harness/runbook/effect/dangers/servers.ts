import type { Table } from './danger.ts';

const moves = 'makes another server the primary';

/** Tools that look after one kind of database, beside those of databases.ts. */
export const servers: Table = {
  destroys: [
    ['mongod', / --repair\b/, 'repairs a store by throwing away what does not fit'],
    ['rman', /\b(?:delete|drop|restore|recover|flashback)\b/i, 'deletes or restores a database'],
    ['adrci', /\bpurge\b/i, 'deletes older logs'],
    ['impdp imp', / table_exists_action=(?:replace|truncate)\b/i, 'overwrites tables'],
    ['db2', / (?:drop|restore|rollforward) /i, 'drops or restores a database'],
    ['stolonctl', / init\b/, 'makes a new cluster'],
    [
      'cypher-shell',
      /\b(?:DETACH )?DELETE\b|\bDROP (?:DATABASE|GRAPH)\b/i,
      'deletes what the graph holds',
    ],
    ['arangosh', /\._drop\w*\(|\.truncate\(/, 'drops a collection'],
    [
      'couchbase-cli',
      / (?:bucket-flush|bucket-delete|collection-manage\b.* --drop\S*)\b/,
      'deletes a bucket',
    ],
    [
      'tiup',
      / cluster (?:destroy|scale-in|prune)\b/,
      'takes servers out of the cluster, with their data',
    ],
    ['tiup', / cluster clean\b.* --(?:data|all)(?: |$)/, 'deletes what the cluster holds'],
    ['tikv-ctl', / (?:unsafe-recover|tombstone|recover-mvcc)\b/, 'gives up what a store holds'],
    ['pd-ctl', / store (?:delete|remove-tombstone)\b/, 'takes a store out of the cluster'],
    ['yb-admin', / (?:delete_\w+|unsafe_\w+|change_config\b.*REMOVE)/, 'deletes what it names'],
    ['vtctldclient vtctlclient', / Delete\w+ /, 'deletes what it names'],
    ['asadm asinfo', /\btruncate\b/, 'deletes what a namespace holds'],
  ],
  removes: [
    [
      'myisamchk',
      / (?:-r|-o|-f|--(?:safe-)?recover|--force)(?: |$)/,
      'repairs tables by throwing away what does not fit',
    ],
    ['innochecksum', / (?:-w|--write)[ =]/, 'rewrites files of the store'],
    ['sstablescrub', / \S/, 'repairs tables by throwing away what does not fit'],
    ['dropuser', / \S/, 'drops a user'],
    ['pg_archivecleanup', / \S/, 'deletes write-ahead logs', / -\w*n\w*(?: |$)/],
    ['pg_upgrade', / (?:-k|--link)(?: |$)/, 'makes the old cluster unusable'],
    ['proxysql-admin', / --disable\b/, 'takes servers out of work'],
    ['memcached-tool nc ncat netcat', / flush_all(?: |$)/, 'empties the cache'],
  ],
  interrupts: [
    [
      'tiup',
      / cluster clean\b.* --(?:audit-)?log(?: |$)/,
      'stops the cluster, and deletes its logs',
    ],
    ['cockroach', / (?:node drain|quit)\b/, 'takes a node out of work'],
    [
      'mysqladmin mariadb-admin',
      / (?:kill|flush-hosts|password|stop-slave|stop-replica) ?/,
      'cuts connections, or locks somebody out',
    ],
    ['galera_new_cluster galera_recovery', /^/, 'makes a new cluster of one server'],
    [
      'mysqlcheck mariadb-check',
      / (?:--repair|-r|--optimize|-o|--auto-repair)(?: |$)/,
      'locks tables, or repairs them',
    ],
    ['vacuumdb', / (?:-f|--full)(?: |$)/, 'locks tables until it is done'],
    ['reindexdb', / \S/, 'locks tables until it is done', / --concurrently\b/],
    ['pgbouncer', / (?:-R|--reboot)(?: |$)/, 'stops the server meanwhile'],
    ['patronictl', / edit-config\b.* --force\b/, 'changes the whole cluster, and nobody is asked'],
    ['srvctl crsctl', / (?:stop|relocate|remove|disable)(?: |$)/, 'stops a part of the cluster'],
    ['lsnrctl', / stop(?: |$)/, 'stops the server'],
    ['dgmgrl', /\b(?:switchover|failover|reinstate|convert)\b/i, moves],
    ['db2stop', /^/, 'stops the server'],
    [
      'couchbase-cli',
      / (?:failover|rebalance\b.* --server-remove)\b/,
      'takes a server out of the cluster',
    ],
    ['vtctldclient vtctlclient', / (?:Planned|Emergency)Reparent\w* /, moves],
    ['asadm asinfo', /\b(?:quiesce|shutdown)\b/, 'takes a node out of work'],
    ['nc ncat netcat', / kill(?: |$)/, 'stops the server'],
  ],
};
