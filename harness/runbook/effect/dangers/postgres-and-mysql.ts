import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const moves = 'makes another server the primary, or takes one out of work';
const mysqld = 'mysqld mysqld_safe mariadbd mariadbd-safe';

/** Further tools of PostgreSQL and MySQL, beside databases.ts and servers.ts. */
export const postgresAndMysql: Table = {
  destroys: [
    [
      'pg_basebackup',
      /(?:-D|--pgdata)[ =]?(?:\/var\/lib\/|\/data|\$\{?PGDATA)/,
      'overwrites the data directory',
    ],
    [
      'initdb',
      /(?:-D|--pgdata)[ =]?(?:\/var\/lib\/|\/data|\$\{?PGDATA)/,
      'makes a new, empty store',
    ],
    [
      'pg_probackup pgmoneta-cli',
      / (?:merge|delete|restore|archive-restore)(?: |$)/,
      'deletes or restores backups',
    ],
    [
      mysqld,
      / --(?:initialize\S*|wsrep-new-cluster|wsrep_new_cluster)(?: |$)/,
      'makes a new store or a new cluster of this server',
    ],
    ['mysqld_bootstrap', always, 'makes a new cluster of one server'],
    [
      'mysqlsh',
      / util (?:load-dump|import-table|loadDump)\b|\butil\.loadDump\(/,
      'writes a dump into the tables',
    ],
    ['proxysql', / --(?:initial|reload)(?: |$)/, 'throws away the settings of the proxy'],
    ['pt-archiver', / --(?:purge|dest)\b/, 'deletes rows'],
    [
      'vtctldclient vtctlclient',
      / (?:ApplySchema|RestoreFromBackup|RemoveBackup|Delete\w+|(?:Reshard|MoveTables)\b.* (?:complete|cancel)) ?/i,
      'changes or deletes what the shards hold',
    ],
    [
      'ndb_restore',
      / (?:-r|--restore-data|--restore-meta|-m)(?: |$)/,
      'writes a backup over what the cluster holds',
    ],
  ],
  removes: [
    [
      'pt-table-sync pt-online-schema-change gh-ost',
      / --execute(?: |$)/,
      'changes tables, and there is no way back',
    ],
    ['pg_upgradecluster', / \S/, 'moves the store to another version'],
    ['pgbench', / (?:-\w*i\w*|--initialize)(?: |$)/, 'drops and makes the tables of the test'],
    ['repmgr', / cluster cleanup(?: |$)/, 'deletes the history of the cluster'],
    ['pcp_recovery_node', / \S/, 'makes the data of a server anew'],
    [
      'barman',
      / (?:receive-wal\b.* --(?:drop-slot|reset)|delete) ?/,
      'deletes a backup, or what it needs',
    ],
    ['skeema', / push\b.* --allow-unsafe\b/, 'drops what the files do not have'],
  ],
  interrupts: [
    [
      'pg_repack',
      / \S/,
      'rewrites a table, and locks it at the end',
      / (?:-N|--dry-run|--version)(?: |$)/,
    ],
    ['pcp_detach_node pcp_promote_node pcp_stop_pgpool', / \S|^$/, moves],
    ['patronictl', / (?:demote-cluster|promote-cluster)(?: |$)/, moves],
    [
      'repmgr',
      / (?:node service\b.* --action[ =](?:stop|restart|promote)|service pause|daemon (?:pause|stop)|standby (?:follow|unregister)|witness unregister)(?: |$)/,
      moves,
    ],
    ['pg_autoctl', / (?:enable maintenance|stop|disable \S+)(?: |$)/, moves],
    ['barman', / receive-wal\b.* --stop\b/, 'stops the copy of the write-ahead log'],
    ['pgbackrest', / stop(?: |$)/, 'stops backups'],
    [mysqld, / --skip-grant-tables(?: |$)/, 'lets everybody in without a password'],
    [
      'service systemctl',
      / (?:\S+ bootstrap(?:-pxc)?|start \S*bootstrap\S*)(?: |$)/,
      'makes a new cluster of one server',
    ],
    [
      'pt-slave-restart pt-replica-restart',
      always,
      'skips errors of a replica, so that the copies differ',
    ],
    ['pt-kill', / --kill(?:-query|-busy-commands)?(?: |$)/, 'ends connections, or what they do'],
    [
      'orchestrator-client orchestrator',
      /(?:^| )-c (?:begin-maintenance|begin-downtime|set-read-only|set-writeable|relocate\S*|move-\S+|stop-\S+|restart-\S+|reset-\S+|detach-\S+|repoint\S*|take-\S+|skip-query|gtid-errant-\S+)/,
      moves,
    ],
    ['mysqlfailover mysqlrpladmin masterha_master_switch masterha_stop', always, moves],
    [
      'maxctrl maxadmin',
      / (?:set server \S+ (?:maintenance|drain\w*)|drain|stop|shutdown|call command \S+ (?:failover|switchover|rejoin|reset-replication|async-\S+)|destroy|unlink)(?: |$)/,
      moves,
    ],
    [
      'vtctldclient vtctlclient',
      / (?:PlannedReparent|EmergencyReparent|ChangeTabletType|SetWritable|StopReplication|TabletExternallyReparented|InitShard\w+|OnlineDDL cancel|(?:Reshard|MoveTables)\b.* (?:SwitchTraffic|ReverseTraffic))/i,
      moves,
    ],
    ['ndb_mgm', /\b(?:shutdown|(?:\d+|all) (?:stop|restart)|enter single user mode)\b/i, moves],
    ['mongod', / --shutdown(?: |$)/, 'stops the server'],
  ],
};
