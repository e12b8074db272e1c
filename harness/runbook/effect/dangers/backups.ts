import type { Table } from './danger.ts';

const gone = 'deletes backups';

/** Further programs of backups; most are in storage.ts and restores.ts. */
export const backups: Table = {
  destroys: [
    ['bconsole', /\b(?:purge|prune|delete) /i, gone],
    ['nsrmm', / -d(?: |$)/, gone],
    ['dsmc dsmadmc', /\b(?:delete|expire|reclaim) /i, gone],
    ['dsmc', / restore\b.* -replace=(?:all|yes)/, 'overwrites files of this machine'],
    ['nbdelete bpexpdate', / -/, gone],
    ['rdiff-backup', / --(?:remove-older-than|force)(?: |$)/, gone],
    ['rsnapshot', / sync(?: |$)/, 'moves the oldest copies out', / ?-t(?: |$)/],
    ['restic', / (?:rewrite\b.* --forget|repair snapshots\b.* --forget)/, gone],
    ['borgmatic', / (?:prune|delete|repo-delete)(?: |$)/, gone, / (?:--dry-run|-n)(?: |$)/],
    ['duplicity', / cleanup\b.* --force\b/, gone],
  ],
  removes: [
    ['borg', / check\b.* --repair(?: |$)/, 'repairs by throwing away what does not fit'],
    ['rclone', / dedupe(?: |$)/, 'deletes files of the same name'],
    [
      'velero',
      / (?:backup-location|snapshot-location) delete(?: |$)/,
      'makes Velero forget where backups are',
    ],
  ],
  interrupts: [['velero', / schedule pause(?: |$)/, 'stops backups']],
};
