import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import {
  commands,
  fills,
  follows,
  input,
  noCount,
  secret,
  serves,
  sure,
  traces,
  watches,
} from '../ways.ts';

/** Disks, volumes, file systems and object stores. */
export const disks: Rows = {
  asks: [
    ['rm', / (?:-\w*[iI]\w*|--interactive(?:=(?:once|always))?)(?: |$)/, sure, / -i=/],
    ['mv cp', / (?:-\w*i\w*|--interactive)(?: |$)/, sure],
    ['fdisk gdisk cgdisk', / \/dev\/| \$/, commands, / (?:-\w*l\w*|--list)(?: |$)/],
    ['parted', / \/dev\/\S+$| \$\S+$/, commands, / (?:-\w*[sl]\w*|--script|--list)(?: |$)/],
    [
      'lvremove vgremove lvreduce vgreduce',
      / \S/,
      sure,
      / (?:-\w*[fyt]\w*|--force|--yes|--test)(?: |$)/,
    ],
    ['fsck e2fsck fsck.ext4', / \S/, sure, / (?:-\w*[aypnN]\w*)(?: |$)/],
    ['mdadm', / (?:-C|--create) /, sure, / (?:-R|--run)(?: |$)/],
    [
      'sfdisk',
      / \/dev\/\S+$/,
      input,
      / (?:-\w*[ldJVsF]\w*|--(?:dump|list|json|verify|delete|show-\S+|list-free|reorder|part-\S+|disk-id|activate|backup\S*))(?: |=|$)/,
    ],
    [
      'parted',
      / \/dev\/\S+ (?:resizepart|rm|mklabel|mktable|mkpart)(?: |$)/,
      sure,
      / (?:-\w*s\w*|--script|---pretend-input-tty)(?: |$)/,
    ],
    ['gluster', /^$/, commands],
    [
      'gluster',
      /^ (?:volume (?:stop|delete|reset|remove-brick\b.* (?:commit|force)|replace-brick)|snapshot (?:delete|restore|deactivate)|peer detach|volume quota \S+ disable)(?: |$)/,
      sure,
      / --mode=script\b/,
    ],
    ['debugfs xfs_db', /^(?: -[wrnci])*(?: \/\S+)?$/, commands],
    ['cryptsetup-reencrypt', / \S/, secret, / --key-file\b/],
    ['zfs zpool', / (?:load-key|create\b.* -o keyformat=passphrase)(?: |$)/, secret, / -L file/],
    ['mc', /^(?: alias set \S+ \S+)$/, 'asks for keys'],
    ['testdisk photorec gparted', always, fills, / \/(?:list|log|cmd)/],
    ['pvremove', / \S/, sure, / (?:-\w*[fyt]\w*|--force|--yes|--test)(?: |$)/],
    [
      'lvresize',
      / (?:-L|--size|-l|--extents)[ =]?-/,
      sure,
      / (?:-\w*[fynt]\w*|--force|--yes|--test)(?: |$)/,
    ],
    [
      'lvconvert',
      / --(?:type thin-pool|thinpool|repair|splitcache|uncache)\b/,
      sure,
      / (?:-\w*y\w*|--yes|-f|--force)(?: |$)/,
    ],
    ['drbdadm', / create-md(?: |$)/, sure, / --force\b/],
  ],
  asksTerminal: [
    [
      'cryptsetup',
      / (?:luksFormat|luksOpen|open|luksAddKey|luksChangeKey)(?: |$)/,
      secret,
      / (?:--key-file|-d)(?:=| )| --batch-mode\b.* -$/,
    ],
    [
      'gocryptfs encfs cryfs',
      / \S/,
      secret,
      / --?(?:passfile|extpass|stdinpass|S|info|fusermount)\b/,
    ],
    [
      'veracrypt',
      / (?:-t|--text|-c|--create|-d)?/,
      secret,
      / (?:--non-interactive|-l|--list|-d|--dismount|--version|-p|--password)(?: |=|$)/,
    ],
    ['mount.cifs', / -o /, secret, / (?:-o|,) ?\S*(?:password|credentials|guest|sec=krb5)/],
  ],
  endless: [
    ['zpool', / iostat\b.* \d+$/, noCount, / \d+ \d+$/],
    ['ceph', / (?:-w|--watch|--watch-\w+)(?: |$)/, watches],
    [
      'mc',
      / (?:admin trace|watch|mirror\b.* (?:-w|--watch)|admin logs|support top|admin top)(?: |$)/,
      watches,
      / admin logs\b.* --last\b/,
    ],
    ['minio', /^ (?:server|gateway)(?: |$)/, serves],
    ['zpool', / events\b.* -\w*f/, follows],
    ['nfsiostat', /^(?: -\S+)* \d+(?: \/\S+)*$/, noCount],
    ['ceph', / (?:-W|--watch-channel)(?: |=)?\S*/, watches],
    ['iotop-c blktrace btrace blkiomon', / \S/, traces, / -w ?\d/],
    ['lsyncd', / -nodaemon\b/, serves],
    ['rsync', / --daemon\b.* --no-detach\b| --no-detach\b.* --daemon\b/, serves],
    ['seaweedfs weed', /^ (?:server|master|volume|filer|mount)(?: |$)/, serves],
  ],
};
