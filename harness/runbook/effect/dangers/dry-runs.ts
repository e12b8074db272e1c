import { argumentText } from '../../commands/argument-text.ts';

/** Options that make any program only say what it would do. */
const anywhere =
  / (?:--help|--(?:dry[-_]?run|simulate|just-print|no-?op|no-act|what-?if|assume-?no|preview|plan-only)(?:=(?!none|false|no\b|0)\S+)?)(?: |$)/;

const rows: readonly (readonly [programs: string, given: RegExp])[] = [
  ['apt apt-get aptitude apk', / -\w*s\w*(?: |$)/],
  ['rpm', / --test(?: |$)/],
  ['pacman', / (?:-\w*p|--print)(?: |$)/],
  [
    'lvremove lvreduce lvresize lvconvert lvchange vgremove vgreduce vgmerge vgsplit pvremove pvmove pvresize',
    / (?:-\w*t\w*|--test)(?: |$)/,
  ],
  ['mdadm', / --test(?: |$)/],
  ['make gmake rake', / (?:-n|--recon|--question|-q|-P|-T|-D)(?: |$)/],
  ['rsync rclone restic borg gsutil s3cmd', / -\w*n\w*(?: |$)/],
  ['zfs', / (?:destroy|recv|receive)(?: -\w+)* -\w*n\w*(?: |$)/],
  ['git', / (?:clean|push|rm|mv|prune|worktree)\b.* -\w*n\w*(?: |$)/],
  ['fsck e2fsck fsck.ext4 xfs_repair ntfsfix fstrim sfdisk wipefs', / -\w*[nN]\w*(?: |$)/],
  ['ansible ansible-playbook', / (?:-C|--check|--syntax-check|--list-\w+)(?: |$)/],
  ['chef-client chef-solo', / (?:-W|--why-run)(?: |$)/],
  ['salt salt-call', / test=(?:True|true|1)(?: |$)/],
  ['logrotate', / (?:-\w*d\w*|--debug)(?: |$)/],
  ['tmpreaper tmpwatch', / (?:-\w*t\w*|--test)(?: |$)/],
  ['iptables-restore ip6tables-restore', / (?:-t|--test)(?: |$)/],
  ['nft', / (?:-c|--check)(?: |$)/],
  ['ldapmodify ldapdelete ldapadd', / -\w*n\w*(?: |$)/],
  ['pg_rewind pg_resetwal pg_archivecleanup', / -n(?: |$)/],
  // Without `--force` it only lists them.
  ['duplicity', / (?:remove-\S+|cleanup)(?: |$)(?!.* --force)/],
];

const ofPrograms: ReadonlyMap<string, RegExp> = new Map(
  rows.flatMap(([programs, given]) => programs.split(' ').map((name) => [name, given] as const)),
);

/** True for a command that only says what it would do: `make -n wipe`, `yum remove --assumeno shop`. */
export function isDryRun(name: string, words: readonly string[]): boolean {
  const args = argumentText(words.slice(1));
  return anywhere.test(args) || (ofPrograms.get(name)?.test(args) ?? false);
}
