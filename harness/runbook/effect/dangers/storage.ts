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
      / (?:osd pool (?:delete|rm)|fs (?:rm|volume rm)|mon (?:remove|rm)|mark_unfound_lost|osd crush (?:rm|remove)|osd force-create-pg|orch (?:device zap|osd rm(?! (?:status|stop))|rm|daemon rm|host rm))\b/,
      'removes a part of the Ceph cluster',
    ],
    ['ceph-volume', / lvm zap\b/, 'wipes a device'],
    ['ceph-deploy', / (?:--zap-disk|disk zap|purgedata|purge)(?: |$)/, 'wipes disks or machines'],
    ['ceph-disk', / zap(?: |$)| --zap-disk\b/, 'wipes a device'],
    [
      'ceph-objectstore-tool',
      / --op (?:remove|mark-complete|import|fix-lost|apply-layout-settings)\b/,
      'changes what an OSD holds behind its back',
    ],
    [
      'ceph-bluestore-tool ceph-monstore-tool ceph-kvstore-tool',
      / (?:repair|rebuild|destructive-repair|quick-fix|rewrite-crush|rm|rm-prefix)(?: |$)/,
      'rewrites a store, which may lose more',
    ],
    [
      'cephfs-journal-tool cephfs-table-tool cephfs-data-scan',
      / (?:reset|recover_dentries|init|scan_\w+)(?: |$)/,
      'throws away what only the journal has',
    ],
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
      / (?:volume (?:delete|remove-brick|reset-brick|replace-brick|clear-locks|heal \S+ split-brain)|snapshot (?:restore|delete)|peer detach)\b/,
      'removes a part of a volume',
      / (?:remove-brick|replace-brick|reset-brick)\b.* status(?: |$)| snapshot (?:list|info|status)/,
    ],
    [
      'drbdadm',
      / (?:create-md|wipe-md|invalidate|invalidate-remote)\b/,
      'overwrites one side of the mirror',
    ],
    ['linstor', / (?:\S+ (?:delete|d|lost))\b/, 'removes resources with their data'],
    [
      'rclone',
      / (?:delete|purge|sync|deletefile|move|rmdirs|cleanup)\b/,
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
    [
      'zfs',
      / set (?:\S+ )*(?:sync|checksum)=(?:disabled|off)(?: |$)/,
      'lets the next crash lose what was written',
    ],
    ['mc', / mirror\b.* --remove\b/, 'deletes what the source does not have'],
    [
      's5cmd ossutil ossutil64 obsutil coscli aliyun swift',
      / sync\b.* --delete\b/,
      'deletes what the source does not have',
      / --dry-run\b/,
    ],
    [
      'azcopy',
      / sync\b.* --delete-destination[= ](?:true|prompt)\b/,
      'deletes what the source does not have',
      / --dry-run\b/,
    ],
    ['s3cmd', / (?:del|rm|rb|expire)\b/, 'deletes objects', / (?:--dry-run|-n)\b/],
    [
      'mc',
      / (?:admin (?:decommission start|bucket remove|group remove)|ilm (?:rule )?add\b.* --expir\S*)\b/,
      'deletes objects, or decides what is deleted from now on',
    ],
    [
      'kopia',
      / (?:snapshot (?:delete|expire)|maintenance run\b.* --safety=none|repository \S*delete)\b/,
      'deletes backups',
    ],
    ['tarsnap', / (?:-d|--nuke)(?: |$)/, 'deletes backups'],
    ['purevol purefb', / (?:eradicate|destroy)\b/, 'deletes a volume'],
    ['symdev weka isi', / delete(?: |$)/, 'deletes what it names'],
    ['pxctl', / (?:\S+ )?(?:delete|remove|wipe)(?: |$)/, 'deletes what it names'],
    ['restic', / (?:forget|prune)\b/, 'deletes backups', / (?:--dry-run|-n)\b/],
    ['borg', / (?:delete|prune)\b/, 'deletes backups', / (?:--dry-run|-n)\b/],
    ['wal-g', / (?:delete\b.* --confirm|wal-purge\b|st rm\b)/, 'deletes backups'],
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
    [
      'mc',
      / (?:rm\b|admin (?:user|policy|service-account) (?:remove|rm)\b)/,
      'deletes what it names',
    ],
    [
      'ceph',
      / (?:auth (?:del|rm)|config rm|osd pool set \S+ (?:min_)?size 1)\b/,
      'removes keys, settings or copies',
    ],
    [
      'borg',
      / (?:compact|break-lock)\b/,
      'deletes what no backup needs, or takes the lock from whoever holds it',
    ],
    ['restic', / unlock\b.* --remove-all\b/, 'takes the lock from whoever holds it'],
    ['duplicity', / remove-/, 'deletes old backups'],
  ],
  interrupts: [
    [
      'ceph',
      / (?:osd (?:out|down|reweight \S+ 0)|mgr fail|mds fail)\b/,
      'moves work and data to other machines',
    ],
    [
      'ceph',
      / (?:osd set (?:pause|noup|nodown|noin|noout|norecover|nobackfill|norebalance|noscrub|full)|osd unset|fs fail|orch host drain|osd crush reweight \S+ 0|osd primary-affinity \S+ 0|tell\b.*--mon-allow-pool-delete=true)\b/,
      'changes what the cluster does with its data until somebody undoes it',
    ],
    ['rbd', / (?:unmap|lock (?:remove|rm)) /, 'takes an image away from those who use it'],
    ['mc', / admin service (?:stop|restart)\b/, 'stops the server'],
    ['pxctl', / service maintenance\b.* --enter\b/, 'takes a node out of work'],
    ['gluster', / volume stop\b/, 'stops a volume'],
    ['gluster', / volume reset\b/, 'takes settings of the volume back'],
  ],
};
