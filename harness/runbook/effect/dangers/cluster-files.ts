import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

const takes = 'takes a part of the file system out of work';

/** File systems and object stores of many machines. Ceph and Gluster are in storage.ts. */
export const clusterFiles: Table = {
  destroys: [
    [
      'tunefs.lustre',
      / --(?:writeconf|erase-params|reformat)\b/,
      'makes the configuration of a target anew',
    ],
    ['mmdeldisk mmdelsnapshot mmcrnsd mmcrfs', / \S/, 'deletes a part of the file system'],
    ['mmfsck', / -\w*y/, 'repairs a file system by throwing away what does not fit'],
    ['dmg', / (?:storage format|system erase|pool destroy) ?/, 'deletes what the servers hold'],
    [
      'daos',
      / (?:container|cont|snapshot|object) destroy(?:-snap)? /,
      'deletes a container with its data',
    ],
    [
      'weka',
      / (?:fs|fs snapshot|cluster drive|cluster host|nfs \S+) (?:delete|remove|restore) /,
      'deletes a part of the file system',
    ],
    [
      'isi',
      / (?:snapshot snapshots|nfs exports|smb shares|quota quotas|storagepool \S+) delete /,
      'deletes what it names',
    ],
    [
      'isi',
      / devices (?:drive |node )?smartfail ?/,
      'takes a disk or a node out of the cluster for good',
    ],
    [
      'juicefs',
      / sync\b.* --delete-(?:dst|src)\b/,
      'deletes what the other side does not have',
      / (?:-n|--dry|--dry-run)(?: |$)/,
    ],
    ['juicefs', / (?:destroy|rmr) /, 'deletes or replaces what the file system holds'],
    [
      'weed',
      /\b(?:volume\.(?:delete|tier\.\w+|fix\S*)|fs\.rm|collection\.delete|bucket\.delete|cluster\.raft\.remove)\b/,
      'deletes what the store holds',
    ],
    ['garage', / (?:bucket|key|node|layout) (?:delete|remove|revert) /, 'deletes what it names'],
    ['gluster', / geo-replication\b.* delete(?: |$)/, 'removes a copy elsewhere'],
    ['kopia restic borg', / repository (?:destroy|delete) ?/, 'deletes backups'],
  ],
  removes: [
    [
      'juicefs',
      / (?:gc\b.* --delete|load)(?: |$)/,
      'deletes or replaces what the file system holds',
    ],
    [
      'ipfs',
      / (?:repo gc|pin rm|files rm|block rm|key rm)(?: |$)/,
      'deletes blocks that nothing pins',
    ],
    ['ipfs-cluster-ctl', / (?:peers|pin) rm /, 'takes copies away'],
    ['garage', / layout apply\b/, 'moves data to other nodes'],
    ['mmrestripefs mmrestripefile', / \S/, 'moves all blocks, which slows everybody down'],
  ],
  interrupts: [
    ['mmexpelnode mmchmgr mmchdisk mmumount', / \S/, takes],
    ['lustre_rmmod', always, takes],
    [
      'lctl',
      / (?:network down|net down|set_param\b.*active=0|--device \S+ abort_recovery|barrier_freeze) ?/,
      takes,
    ],
    [
      'dmg',
      / (?:system (?:stop|exclude|drain|rebuild stop|leader-\w+)|pool (?:\S+ )?(?:drain|exclude|evict|set-prop|reintegrate|rebuild stop)|storage (?:replace|nvme-add-device)) ?/,
      takes,
    ],
    [
      'weka',
      / (?:local (?:stop|restart)|cluster (?:stop-io|container deactivate|host deactivate|drive deactivate)) ?/,
      takes,
    ],
    [
      'isi',
      / (?:nodes reboot|cluster (?:reboot|shutdown)|sync policies disable|services\b.* disable) ?/,
      takes,
    ],
    [
      'beegfs-ctl',
      / --(?:resyncstorage|startresync|resyncmetadata|migrate|setstate)\b/,
      'copies one side of a mirror over the other',
    ],
    ['juicefs', / umount /, 'takes the file system away from those who use it'],
    ['gluster', / geo-replication\b.* (?:stop|pause)(?: |$)/, 'stops the copy elsewhere'],
    ['moosefs mfsmaster mfschunkserver lizardfs-admin', / (?:stop\S*|kill)(?: |$)/, takes],
    ['fusermount fusermount3', / -\w*[uz]/, 'takes a file system away from those who use it'],
  ],
};
