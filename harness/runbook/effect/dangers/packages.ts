import type { Table } from './danger.ts';

const removes = 'removes programs, and whatever depends on them';

/** Packages of the operating system, and of languages for the whole machine. */
export const packages: Table = {
  destroys: [
    [
      'apt apt-get aptitude dpkg',
      / (?:purge|--purge|-P)(?: |\b.* )(?:\S* )*(?:mysql|mariadb|postgresql|redis|mongodb|elasticsearch|opensearch|rabbitmq|influxdb|clickhouse|cassandra|slapd|grafana|docker-ce|gitlab)/,
      'removes a store with its data',
      / (?:-s|--simulate|--dry-run)(?: |$)/,
    ],
    [
      'snap',
      / remove\b.* --purge(?: |$)/,
      'removes a program with its data, and no snapshot is kept',
    ],
  ],
  removes: [
    [
      'apt apt-get aptitude',
      / (?:purge|remove --purge|autoremove\b.* --purge|autopurge)(?: |$)/,
      'removes programs with their configuration, and some with their data',
      / (?:-s|--simulate|--dry-run)(?: |$)/,
    ],
    [
      'dpkg',
      / (?:-P|--purge)(?: |$)/,
      'removes programs with their configuration, and some with their data',
    ],
    ['snap', / remove(?: |$)/, 'removes a program with its data'],
    ['npm', / unpublish(?: |$)/, 'takes a version away from everybody who installs it'],
    ['cargo gem', / yank(?: |$)/, 'takes a version away from everybody who installs it'],
    ['nix-collect-garbage', / (?:-d|--delete-\S+)(?: |$)/, 'deletes the versions to go back to'],
    ['snapper', / (?:delete|rollback|undochange) /, 'deletes snapshots, or goes back to one'],
    ['timeshift', / --(?:restore|delete\S*)(?: |$)/, 'deletes snapshots, or goes back to one'],
  ],
  interrupts: [
    [
      'apt apt-get aptitude',
      / (?:remove|autoremove|purge)(?: |$)/,
      removes,
      / (?:-s|--simulate|--dry-run)(?: |$)/,
    ],
    ['apt apt-get aptitude', / (?:dist-upgrade|full-upgrade)(?: |$)/, 'replaces programs that run'],
    ['do-release-upgrade', /^/, 'replaces the whole system'],
    ['dpkg', / (?:-r|--remove)(?: |$)/, removes],
    ['yum dnf microdnf tdnf', / (?:remove|erase|autoremove)(?: |$)/, removes],
    [
      'yum dnf',
      / history (?:undo|rollback)(?: |$)/,
      'puts older programs in place of those of now',
    ],
    ['rpm', / (?:-\w*e\w*|--erase)(?: |$)/, removes, / -\w*[qUiFV]/],
    ['zypper', / (?:rm|remove|dup|dist-upgrade)(?: |$)/, removes],
    ['pacman', / -R\w*(?: |$)/, removes],
    ['apk', / del(?: |$)/, removes],
    ['swupd', / bundle-remove(?: |$)/, removes],
    ['rpm-ostree ostree', / (?:rollback|rebase|uninstall)(?: |$)/, 'replaces the whole system'],
    ['nixos-rebuild', / --rollback(?: |$)/, 'replaces the whole system'],
    ['brew', / services stop(?: |$)/, 'stops a service'],
    ['dracut mkinitcpio', / (?:-f|--force|-P)(?: |$)/, 'overwrites what the machine boots from'],
    ['grub-install grub2-install', / \S/, 'overwrites what the machine boots from'],
    ['efibootmgr', / (?:-\w*B\w*|--delete-bootnum)(?: |$)/, 'removes what the machine boots from'],
    ['fwupdmgr', / (?:update|install|downgrade)(?: |$)/, 'overwrites firmware'],
    ['flashrom', / (?:-w|--write|-E|--erase)(?: |$)/, 'overwrites firmware'],
  ],
};
