import type { Table } from './danger.ts';

const moves = 'stops a part of the cluster, or moves its work';
const settings = 'changes what the cluster does with its data until somebody undoes it';

/** Further commands of Ceph; those that wipe are in storage.ts. */
export const ceph: Table = {
  destroys: [
    [
      'ceph',
      / (?:fs subvolume(?:group)? (?:snapshot )?rm|nfs (?:cluster|export) (?:rm|delete)|osd erasure-code-profile rm|osd crush rule rm|config-key (?:rm|del)|fs reset) /,
      'removes a part of the Ceph cluster',
    ],
    ['ceph', / osd setcrushmap(?: |$)/, 'decides anew where all data belongs'],
    ['ceph', / mds (?:repaired|rmfailed) /, 'lets the file system go on with what may be broken'],
    ['ceph-osd ceph-mon', / --(?:mkfs|inject-monmap|mkkey|mkjournal)\b/, 'makes a store anew'],
    ['monmaptool', / --(?:rm|clobber|create)\b/, 'changes who belongs to the monitors'],
    ['rbd', / resize\b.* --allow-shrink\b/, 'cuts off the end of an image'],
    [
      'rbd',
      / (?:mirror image resync|import-diff|trash mv|trash move) /,
      'replaces or removes an image',
    ],
    ['rados', / (?:cleanup|cppool|truncate)(?: |$)/, 'changes or removes objects of a pool'],
    [
      'radosgw-admin',
      / (?:metadata rm|object (?:rm|unlink)|lc process|bucket (?:unlink|check\b.* --fix)|(?:data)?(?:log|bilog|mdlog) trim|data sync init|metadata sync init)(?: |$)/,
      'removes objects of the gateway, or what it knows of them',
    ],
    ['rclone', / bisync\b.* --resync\b/, 'overwrites files of one side'],
  ],
  removes: [
    ['ceph-volume', / lvm (?:batch|create|prepare) /, 'overwrites devices', / --(?:report|test)\b/],
    [
      'ceph',
      / (?:pg (?:repair|force-\w+)|osd repair) /,
      'rewrites what the copies do not agree on',
    ],
    [
      'ceph',
      / (?:auth import|osd pool set \S+ (?:pg_num|pgp_num)|osd pool set-quota|osd tier (?:remove|cache-mode)) /,
      settings,
    ],
    [
      'radosgw-admin',
      / (?:user suspend|key rm|subuser rm|caps rm|mfa remove|zone modify|zonegroup modify|period (?:update|commit))(?: |$)/,
      'changes who may use the gateway, or what it serves',
    ],
  ],
  interrupts: [
    [
      'ceph',
      / (?:osd (?:pause|set-(?:full|nearfull|backfillfull)-ratio|blocklist (?:add|clear)|blacklist add|reweight(?:-by-utilization)?|crush (?:move|set|reweight\S*)|require-osd-release)|mgr module disable|balancer off|health mute|fs set \S+ (?:down|joinable|max_mds|allow_\w+)|dashboard ac-user-delete)(?: |$)/,
      settings,
    ],
    [
      'ceph',
      / (?:orch (?:(?:daemon )?(?:stop|restart|redeploy|reconfig)|host maintenance enter|upgrade (?:start|stop|pause)|pause|apply osd|rm)|tell \S+ (?:client|session) evict|mds fail)(?: |$)/,
      moves,
    ],
    ['rbd-nbd', / unmap /, 'takes an image away from those who use it'],
    [
      'rbd',
      / (?:mv|rename|mirror (?:image|pool) (?:demote|promote|disable)|feature disable|migration (?:abort|commit|execute)) /,
      'takes an image away from those who use it, or moves it',
    ],
    ['radosgw-admin', / bucket reshard(?: |$)/, 'blocks the bucket meanwhile'],
  ],
};
