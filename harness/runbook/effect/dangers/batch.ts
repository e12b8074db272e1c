import { always } from '../../commands/argument-text.ts';
import type { Table } from './danger.ts';

/** Clusters that compute: schedulers of jobs, file systems of many machines. */
export const batch: Table = {
  destroys: [
    ['mmdelfs mmdelnode mmdelnsd mmdelfileset', / \S/, 'deletes a part of the file system'],
    ['beegfs-ctl', / --(?:removenode|removetarget)\b/, 'takes a server out of the file system'],
  ],
  removes: [
    [
      'scancel qdel bkill condor_rm canceljob mjobctl',
      / \S/,
      'ends jobs, and what they have computed is lost',
      / --help\b/,
    ],
    ['sacctmgr', / (?:delete|remove)(?: |$)/, 'deletes accounts with their limits'],
    ['lfs', / (?:rm_entry|setstripe -d) ?/, 'removes entries of the file system'],
  ],
  interrupts: [
    [
      'scontrol',
      /^(?: -\S+)* update\b.* state=(?:down|drain|draining|fail|failing|power_down|inact\w*|future)\b/i,
      'takes nodes out of work',
    ],
    [
      'scontrol',
      / (?:reboot|shutdown|takeover|reconfigure|power down)(?: |$)/,
      'stops nodes, or the scheduler',
    ],
    ['scontrol', / (?:suspend|requeue|requeuehold|hold) /, 'stops jobs'],
    ['qmod', / -(?:d|cl|s|sj|sq|rj|rq)(?: |$)/, 'stops queues or jobs'],
    ['qterm qmgr', / (?:-t|-c)(?: |$)/, 'stops or changes the scheduler', / (?:print|list) /],
    ['pbsnodes', / (?:-o|-r)(?: |$)/, 'takes nodes out of work', / -\w*l/],
    [
      'badmin',
      / (?:hclose|qclose|qinact|hshut|mbdrestart|hrestart)\b/,
      'takes hosts or queues out of work',
    ],
    ['condor_off condor_drain condor_vacate', always, 'stops machines of the pool'],
    ['mmshutdown mmunmount', always, 'takes the file system away from those who use it'],
    [
      'lctl',
      / (?:set_param\b.*fail_loc|--device \S+ (?:deactivate|abort_recovery))/,
      'takes a target out of work',
    ],
  ],
};
