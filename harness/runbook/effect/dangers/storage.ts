import type { Table } from './danger.ts';

/** Stores that many machines share, object stores and backups. */
export const storage: Table = {
  destroys: [
    [
      'ceph',
      / osd (?:purge|purge-new|destroy|rm|lost)\b(?! (?:status|stop))/,
      'gives up an OSD with its data',
      / --dry-run\b/,
    ],
    [
      'ceph',
      / (?:osd pool (?:delete|rm)|fs (?:rm|volume rm)|mon (?:remove|rm)|mark_unfound_lost|osd crush (?:rm|remove)|orch (?:device zap|osd rm(?! (?:status|stop))|rm|host rm))\b/,
      'removes a part of the Ceph cluster',
    ],
    ['ceph-volume', / lvm zap\b/, 'wipes a device'],
    ['cephadm', / (?:rm-cluster|zap-osds)\b/, 'removes the Ceph cluster'],
    [
      'rbd',
      / (?:rm|remove|snap (?:purge|rm|rollback|revert)|trash (?:rm|purge))\b/,
      'removes an image or its snapshots',
    ],
    ['rados', / (?:rm|purge|rmpool)\b/, 'removes objects of a pool'],
    [
      'radosgw-admin',
      / (?:bucket rm|user rm|gc process|zone delete)\b/,
      'removes objects of the gateway',
    ],
    [
      'gluster',
      / (?:volume (?:delete|remove-brick|reset-brick)|peer detach)\b/,
      'removes a part of a volume',
    ],
    [
      'drbdadm',
      / (?:create-md|wipe-md|invalidate|invalidate-remote)\b/,
      'overwrites one side of the mirror',
    ],
    ['linstor', / (?:\S+ (?:delete|d|lost))\b/, 'removes resources with their data'],
    [
      'rclone',
      / (?:delete|purge|sync|deletefile|move|rmdirs)\b/,
      'deletes files at the other end',
      / --dry-run\b| -n\b| -i\b/,
    ],
    [
      'rsync',
      / --(?:delete\S*|remove-source-files)\b/,
      'deletes what the source does not have',
      / --dry-run\b| -\w*n\w*\b/,
    ],
    ['mc', / (?:rm|rb)\b.* (?:--recursive|-r|--force)\b/, 'deletes objects'],
    ['mc', / mirror\b.* --remove\b/, 'deletes what the source does not have'],
    ['s3cmd', / (?:del|rm|rb|expire)\b/, 'deletes objects', / (?:--dry-run|-n)\b/],
    ['restic', / (?:forget|prune)\b/, 'deletes backups', / (?:--dry-run|-n)\b/],
    ['borg', / (?:delete|prune)\b/, 'deletes backups', / (?:--dry-run|-n)\b/],
    ['wal-g', / (?:delete|wal-purge|st rm)\b/, 'deletes backups'],
    ['pgbackrest', / (?:stanza-delete|expire)\b/, 'deletes backups', / --dry-run\b/],
    ['pgbackrest', / restore\b/, 'overwrites the data directory'],
    ['barman', / delete\b/, 'deletes a backup'],
    ['velero', / (?:(?:backup|schedule) delete|delete (?:backup|schedule))\b/, 'deletes backups'],
    [
      'hdfs hadoop',
      / -rm(?:r|dir)?\b.*(?: -r| -skipTrash|\*)|namenode -format\b/,
      'deletes files of HDFS',
    ],
  ],
  removes: [
    ['mc', / rm\b/, 'deletes objects'],
    ['duplicity', / remove-/, 'deletes old backups'],
  ],
  interrupts: [
    [
      'ceph',
      / (?:osd (?:out|down|reweight \S+ 0)|mgr fail|mds fail)\b/,
      'moves work and data to other machines',
    ],
    ['gluster', / volume stop\b/, 'stops a volume'],
  ],
};
