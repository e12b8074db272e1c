import type { Table } from './danger.ts';

const overData = 'replaces data of now by older data';

/** Restores and imports over what is there now. Clients that read a dump are in fed-clients.ts. */
export const restores: Table = {
  destroys: [
    [
      'influxd influx influxd-ctl',
      /^(?: -\S+)* restore(?: |$)/,
      'replaces what InfluxDB holds by a backup',
    ],
    [
      'etcdctl etcdutl',
      / snapshot restore(?: |$)/,
      'makes a new cluster of a snapshot, without what came after it',
    ],
    ['curl http https', /\/_snapshot\/\S+\/_restore\b/, overData],
    [
      'velero ark',
      / (?:restore create|create restore) .*--existing-resource-policy[= ]update\b/,
      overData,
      / --dry-run\b| -o\b/,
    ],
    ['restic', / restore\b.* (?:--target|-t)[= ]\/(?: |$)/, 'overwrites files of this machine'],
    ['wal-g wal-e', / (?:backup-fetch|\S+-restore|binlog-replay|oplog-replay)(?: |$)/, overData],
    ['barman', / recover(?: |$)/, overData],
    [
      'xtrabackup mariabackup mariadb-backup innobackupex',
      / --(?:copy-back|move-back)(?: |$)/,
      overData,
    ],
    ['clickhouse-backup', / (?:restore|restore_remote)(?: |$)/, overData],
    ['clickhouse-backup', / delete(?: |$)/, 'deletes a backup'],
    ['k0s', / restore(?: |$)/, overData],
    ['k0sctl', / (?:reset|apply\b.* --restore-from\b)/, 'replaces or deletes the cluster'],
    ['pbm pgmoneta pg_probackup', /^(?: -\S+)* restore(?: |$)/, overData],
    ['gitlab-backup', / restore(?: |$)/, overData],
    ['rake gitlab-rake rails', / \S*backup:restore(?: |$)/, overData],
    ['rke2 k3s', / server\b.* --cluster-reset\b/, 'makes a new cluster of one member'],
    ['rke', / etcd snapshot-restore(?: |$)/, 'replaces what etcd holds by a snapshot'],
    ['talosctl', / bootstrap\b.* --recover-from\b/, 'replaces what etcd holds by a snapshot'],
    ['mc', / mirror\b.* --overwrite\b/, 'overwrites what is newer at the other end'],
    ['pgcopydb pgloader', / \S/, 'writes into a database', / --dry-run\b/],
    [
      'gcloud',
      / (?:sql backups restore|sql import \w+|(?:firestore|datastore) import)(?: |$)/,
      'writes over data of the instance',
    ],
    ['qmrestore', / \S/, 'makes a machine of a backup, over the one of this number'],
    ['ghe-restore', / \S/, overData],
    ['consul', / kv import(?: |$)/, 'writes over the keys of the store'],
  ],
  removes: [
    [
      'velero ark',
      / (?:restore create|create restore)(?: |$)/,
      'brings objects of a backup back beside those of now',
      / --dry-run\b| -o\b/,
    ],
    ['velero', / migrate-backups(?: |$)/, 'rewrites every backup in the store'],
    ['pg_restore', / (?:-d|--dbname)\b/, 'writes a dump over what the database holds'],
    [
      'mongorestore mongoimport',
      / \S/,
      'writes a dump over what the database holds',
      / --dryRun\b/,
    ],
    ['mysqlimport mariadb-import mydumper-load myloader', / \S/, 'writes a dump into the tables'],
    ['redis-cli valkey-cli', / --pipe(?: |$)/, 'writes whatever its input says'],
    ['sstableloader', / \S/, 'writes a backup over what the tables hold'],
    ['nodetool', / (?:refresh|import) /, 'writes a backup over what the tables hold'],
    ['unzip', / -\w*o\w*\b.* -d \/(?:var|srv|data|etc|opt|usr)/, 'overwrites files of its target'],
    [
      'restic',
      / restore(?: |$)/,
      'overwrites files of its target',
      / --dry-run\b| (?:--target|-t)[= ]\S*(?:tmp|temp|te?st|restored?|check|verify|drill|scratch)\S*/,
    ],
    ['wp', / db import(?: |$)/, 'writes a dump over what the database holds'],
    ['drush', / sql[-:]sync(?: |$)/, 'writes one database over another'],
    ['kc.sh kc', / import(?: |$)/, 'writes over the realm', / --override[= ]false\b/],
    ['argocd', / admin import(?: |$)/, 'writes over what Argo CD manages', / --dry-run\b/],
    [
      'python python3 manage.py django-admin',
      / (?:dbrestore|mediarestore|loaddata)(?: |$)/,
      'writes a dump over what the application holds',
    ],
    [
      'helm',
      / (?:upgrade|install)\b.*(?:restore|wipe|purge|\breset)[\w.]{0,60}=(?!false|null)\S/i,
      'restores or wipes something, by the name of a value',
      / --dry-run\b/,
    ],
    [
      'tar bsdtar',
      /^ -?\w*x\w* .*(?:-C|--directory)[= ]\/(?:(?:var\/lib|data|mnt|srv)\S*)?(?: |$)/,
      'overwrites files with those of the archive',
    ],
  ],
  interrupts: [],
};
