import type { Table } from './danger.ts';

const disks =
  'mkfs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.vfat mkfs.fat mkfs.btrfs mkfs.ntfs mkfs.exfat mkfs.f2fs mkfs.ocfs2 mkfs.gfs2 mkfs.nfs mkfs.lustre mke2fs mkntfs';
const table = 'changes the partition table';

/** Disks, arrays, volumes and their file systems. */
export const diskDangers: Table = {
  destroys: [
    [disks, / \S/, 'formats a device', / (?:-n(?! \d)|-V|--help)\b/],
    // Here `-n` names options, and `-N` only shows.
    ['mkfs.xfs', / \S/, 'formats a device', / (?:-N|-V|--help)(?: |$)/],
    [
      'wipefs',
      / (?:-\w*[af]|--all|--offset|-o)\b/,
      'erases what says which file system a device has',
    ],
    ['dd', / of=["']?(?:\/dev\/(?!null|stdout|stderr|zero|shm|tty|fd)|\$)/, 'overwrites a device'],
    ['badblocks', / -\w*w/, 'erases every block'],
    [
      'fio',
      /(?=.*(?:--filename|--directory)=\/dev\/).*--(?:rw|readwrite)=\w*(?:write|rw|trim)/,
      'overwrites a device',
    ],
    [
      'targetcli',
      / (?:clearconfig|\/\S+ (?:delete|clear))/,
      'takes disks away from those who use them, for good',
    ],
    ['debugfs', / -\w*w/, 'changes a file system behind its back'],
    [
      'btrfs',
      / (?:rescue (?:zero-log|chunk-recover|super-recover)|filesystem resize -)/,
      'rewrites a file system that may lose more',
    ],
    [
      'arcconf',
      / (?:delete|setstate\b.* DDD|format|task start\b.*(?:clear|initialize|secureerase)) ?/i,
      'deletes an array of the controller, or takes a disk out of it',
    ],
    ['blkdiscard scrub', / \S/, 'erases every block'],
    ['shred', / (?:\/dev\/|\$)\S/, 'erases every block'],
    ['nvme', / (?:format|sanitize|delete-ns)(?: |$)/, 'erases every block'],
    [
      'nvme',
      / (?:fw-commit|fw-activate|reset|subsystem-reset)(?: |$)/,
      'replaces the firmware of the disk, or resets it',
    ],
    ['sg_format', / (?:-F|--format|-\w*[eF])/, 'erases every block'],
    [
      'hdparm',
      / --(?:security-erase\S*|trim-sector\S*|write-sector|please-destroy-my-drive|sanitize-\S+)\b/,
      'erases the disk',
    ],
    [
      'sgdisk',
      / (?:--zap|--zap-all|-[zZod]|--clear|--delete)\b/,
      'erases the partition table',
      / (?:-p|--print)\b/,
    ],
    ['sgdisk', / (?:-R|--replicate|-l|--load-backup|-n|--new|-t)\b/, table],
    ['parted', / (?:mklabel|mktable|mkpart|rm|resizepart|rescue) /, table],
    ['sfdisk', / --(?:delete|wipe|force)\b/, table],
    [
      'sfdisk',
      / \/dev\/| \$/,
      table,
      / (?:-d|--dump|-l|--list\S*|-F|-J|--json|-V|--verify|-n|--no-act|-s|-b|--backup)(?: |$)/,
    ],
    ['parted', /(?: -\S+)* \/dev\/\S+$/, table, / (?:-\w*l\w*|--list)(?: |$)/],
    ['fdisk gdisk cgdisk cfdisk', / \/dev\/| \$/, table, / (?:-\w*l\w*|--list\S*)(?: |$)/],
    ['lvremove vgremove pvremove', / \S/, 'removes volumes with their data', / -t\b| --test\b/],
    ['lvconvert', / --merge\b/, 'throws away what was written since the snapshot'],
    ['lvreduce', / \S/, 'cuts off the end of a volume', / -t\b| --test\b/],
    ['lvresize', / (?:-L|-l|--size|--extents)[= ]?-/, 'cuts off the end of a volume'],
    ['pvcreate', / \S/, 'overwrites the beginning of a device', / -t\b| --test\b/],
    [
      'cryptsetup',
      / (?:luksFormat|erase|luksErase|luksKillSlot|luksRemoveKey)\b/,
      'makes what is encrypted unreadable',
    ],
    ['mdadm', / (?:--zero-superblock|--create|-C)\b/, 'overwrites what describes the array'],
    [
      'zpool',
      / (?:destroy|labelclear|create|split)\b/,
      'destroys a pool, or what a disk holds',
      // On an image file: it refuses one that has a pool.
      /^ create(?!.* (?:-\w*f|\/dev\/)).* \S+\.(?:img|raw)(?: |$)/,
    ],
    [
      'zfs',
      / (?:destroy|rollback)\b/,
      'destroys a dataset, or what was written since a snapshot',
      / -\w*n/,
    ],
    ['zfs', / (?:recv|receive)\b.* -\w*F/, 'overwrites a dataset', / -\w*n/],
    ['btrfs', / sub\w* (?:delete|del)\b/, 'deletes a subvolume'],
    [
      'btrfs',
      / (?:check|rescue)\b.* --(?:repair|init-\S+)/,
      'rewrites a file system that may lose more',
    ],
    ['tune2fs', / -O ?\^|-\w*f/, 'rewrites how the file system is kept', / -\w*l/],
    ['resize2fs', / \S+ \d+\w*$/, 'may cut off the end of the file system'],
    ['mkswap', / \/dev\//, 'formats a device'],
    ['zpool', / (?:import|clear)\b.* -\w*F/, 'throws away the last writes'],
    [
      'vgcfgrestore',
      / \S/,
      'replaces what describes the volumes',
      / (?:-l|--list|-t|--test)(?: |$)/,
    ],
    ['lvconvert', / --(?:repair|uncache|splitcache)\b/, 'rewrites what describes a volume'],
    [
      'dmsetup',
      / (?:remove|remove_all|wipe_table|clear)(?: |$)/,
      'takes devices away from those who use them',
    ],
    [
      'mdadm',
      / (?:--assemble|-A)\b.* (?:--force|-\w*f)(?: |$)/,
      'puts disks together that do not agree',
    ],
    ['xfs_repair', / -\w*L/, 'throws away the log of the file system'],
    [
      'e2fsck fsck fsck.ext4',
      / -\w*[fy]/,
      'repairs a file system by throwing away what does not fit',
      / -\w*n/,
    ],
    [
      'storcli storcli64 perccli perccli64 megacli MegaCli MegaCli64',
      / (?:delete|del|-CfgClr|-CfgLdDel|-CfgForeign -Clear|-PDOffline|-PDMarkMissing|set offline|set missing|start erase|start init)\b/i,
      'deletes an array of the controller, or takes a disk out of it',
    ],
    ['ssacli hpssacli', / (?:delete|modify erase)\b/, 'deletes an array of the controller'],
  ],
  removes: [
    ['shred', / [^-\s]\S*$/, 'erases a file', / \/dev\//],
    [
      'mdadm',
      /^(?=.* (?:--fail|-f|--set-faulty|--remove|-r)(?: |$))(?!.* (?:--assemble|-A|--detail|-D)(?: |$))/,
      'takes a disk out of the array, which then has less to lose',
    ],
    ['zpool', / (?:replace|detach|remove) /, 'takes a disk out of the pool'],
    ['btrfs', / (?:device|dev) (?:remove|delete|del) /, 'takes a disk out of the file system'],
    ['btrfs', / replace start /, 'replaces a disk, and overwrites the new one'],
    [
      'vgcreate vgextend',
      / \/dev\/(?!v?[xX]?dX\b)/,
      'overwrites the beginning of a device',
      / -t\b| --test\b/,
    ],
    ['vgreduce', / \S/, 'takes a disk out of the volume group', / -t\b| --test\b/],
    ['pvmove', / \S/, 'moves the blocks of a disk elsewhere', / -t\b| --test\b/],
  ],
  interrupts: [
    ['mdadm', / (?:--stop|-S)(?: |$)/, 'stops an array, with what is on it'],
    ['mdadm', / (?:--grow|-G)(?: |$)/, 'changes the shape of an array'],
    ['zpool', / (?:offline|export) /, 'takes a pool, or a disk of it, away from those who use it'],
    [
      'vgchange lvchange',
      / (?:-an|-a n|--activate n)(?: |$)/,
      'takes volumes away from those who use them',
    ],
    ['vgexport', / \S/, 'takes volumes away from those who use them'],
    [
      'zfs',
      / (?:rename|promote|set (?:\S+ )*(?:mountpoint|quota|refquota|canmount)=\S+) ?/,
      'moves a dataset, or limits what it may hold',
    ],
    ['zpool', / upgrade (?:-a|\w)/, 'upgrades a pool, and older systems cannot read it any more'],
    ['xfs_admin tune2fs', / -[UL] /, 'changes the name by which the machine finds the file system'],
    [
      'xfs_repair ntfsfix',
      / \S/,
      'repairs a file system by throwing away what does not fit',
      / -\w*[nN]\w*(?: |$)/,
    ],
    ['multipath', / -\w*[fF](?: |$)/, 'takes paths to a disk away'],
    [
      'iscsiadm',
      / (?:-u|--logout|--op[ =]delete|-o delete)(?: |$)/,
      'takes disks away from those who use them',
    ],
    ['nvme', / disconnect(?:-all)?(?: |$)/, 'takes disks away from those who use them'],
    ['swapoff', / \S/, 'takes swap away from those who use it'],
    [
      'zfs',
      / (?:unmount|umount|set readonly=on|unload-key)\b/,
      'takes a dataset away from those who use it',
    ],
    [
      'cryptsetup',
      / (?:close|luksClose|remove|suspend|luksSuspend)\b/,
      'takes a device away from those who use it',
    ],
    ['btrfs', / balance start\b/, 'moves all blocks, which slows the machine down'],
    ['umount', / -\w*[fl]/, 'takes a file system away from those who use it'],
    [
      'umount',
      / \/(?:var\/(?:lib|opt|www|spool|mail)|srv|data\d*|home|export)(?:\/\S*)?(?: |$)/,
      'takes a file system away from those who use it',
    ],
  ],
};
