import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const stops = 'stops the database, or moves it to another server';

/** Databases of Oracle, IBM, SAP, Microsoft and the relatives of Greenplum. */
export const enterpriseDatabases: Table = {
  destroys: [
    [
      'dbca',
      /(?:-deleteDatabase|-deleteInstance|-createDatabase)(?: |$)/i,
      'deletes or makes a database',
    ],
    ['asmcmd', / (?:rm|dropdg|chdg|rebal) /, 'deletes what a group of disks holds'],
    [
      'sqlplus sql',
      /\b(?:open resetlogs|flashback (?:database|table)|offline drop|drop (?:user|tablespace|table|database|diskgroup))\b/i,
      'drops something, or goes back in time',
    ],
    [
      'db2',
      / (?:prune history|load\b.* replace into|load client\b.* replace|restore|rollforward|drop) ?/i,
      'deletes or replaces data',
    ],
    [
      'hdbsql',
      /\b(?:RECOVER DATABASE|DROP (?:TABLE|SCHEMA|DATABASE|TENANT)|RECLAIM|BACKUP CATALOG DELETE)/i,
      'deletes or replaces data',
    ],
    [
      'admintools',
      / -t (?:drop_db|drop_node|remove_node\S*|db_remove_node)(?: |$)/,
      'deletes the database, or a node with its data',
    ],
    ['vbr vbr.py', / (?:-t|--task)[ =](?:restore|remove|init)\b/, 'deletes or restores a backup'],
    ['gpdeletesystem gprestore gpinitsystem', always, 'deletes or replaces what the cluster holds'],
    ['pinot-admin.sh', / Delete\w+(?: |$)/, 'deletes what it names'],
  ],
  removes: [
    [
      'sqlcmd',
      / -i \S*(?:drop|reset|delete|purge|clean|rollback|restore)\S*/i,
      'runs statements that delete or restore, by the name of the file',
    ],
    ['hdbnsutil', / -sr_(?:unregister|disable|cleanup)\b/, 'takes a server out of the replication'],
    ['gprecoverseg', / -\w*F/, 'makes the data of a segment anew'],
  ],
  interrupts: [
    [
      'sqlplus sql',
      /\b(?:shutdown|alter system (?:kill|set|disconnect|switch)|startup force|alter database (?:close|dismount|commit to switchover|activate))\b/i,
      stops,
    ],
    ['asmcmd', / (?:umount|offline|dropdisk) /, stops],
    [
      'db2',
      / (?:force application|takeover hadr|deactivate|stop hadr|quiesce|terminate|update db cfg) ?/i,
      stops,
    ],
    ['hdbsql', /\b(?:ALTER SYSTEM (?:STOP|DISCONNECT|CANCEL|ALTER)|ALTER DATABASE)/i, stops],
    ['HDB', / (?:stop|kill|restart)/, stops],
    ['hdbnsutil', / -sr_(?:takeover|register|enable)\b/, stops],
    [
      'sapcontrol',
      / -function (?:Stop\w*|Restart\w*|J2EE\w*(?:Restart|Stop|Disable)\w*|Shutdown|ParameterValue\S*|UpdateSystem)(?: |$)/,
      stops,
    ],
    ['stopsap dbmcli', always, stops],
    [
      'admintools',
      / -t (?:stop_db|kill_host|kill_node|restart_db|restart_node|stop_host|revive_db)(?: |$)/,
      stops,
    ],
    ['gpstop', always, stops, / (?:-u|--version|-h)(?: |$)/],
    [
      'gpactivatestandby gpinitstandby gpexpand gprecoverseg',
      / -/,
      'makes another server the primary, or moves segments',
      / -\w*[os](?: |$)/,
    ],
    ['trino trino-cli presto', /\bkill_query\b/, 'ends what a query does'],
  ],
};
