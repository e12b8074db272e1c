import { always } from '../../../commands/argument-text.ts';
import type { Rows } from '../rows.ts';
import { opens, serversWait, serves } from '../ways.ts';

/** Schedulers of compute clusters, and shells in containers and environments without a daemon. */
export const computeJobs: Rows = {
  asks: [
    [
      'salloc',
      /^(?: (?:-\S+|[^-\s]\S*))*$/,
      opens,
      / (?:--no-shell|--help|--usage|srun|mpirun|bash -c)(?: |$)/,
    ],
    ['sinteractive interact idev qlogin qrsh', always, opens, / (?:-h|--help)(?: |$)/],
    [
      'srun',
      / --pty(?: -\S+(?: [^-\s]\S*)?)*(?: \S*\/)?(?: ?(?:ba|z|tc|c|k)?sh)?(?: -\S+)*$/,
      opens,
    ],
    ['srun', / (?:-i|--pty) .*(?:\/| )(?:ba|z|tc|c|k)?sh(?: -\w+)*$/, opens],
    ['qsub oarsub condor_submit', / (?:-I|-\w*I|-interactive|-i)(?: |$)/, opens],
    ['bsub', / -(?:Is?p?|XF)(?: |$)/, opens],
    ['flux', / alloc(?: |$)/, opens, / --bg\b/],
    ['apptainer singularity', / shell(?: |$)/, opens],
    ['enroot', / start(?: -\S+(?: [^-\s]\S*)?)* \S+$/, opens],
    ['uenv', /^ (?:start|shell)(?: |$)/, opens],
    ['nix-shell', always, opens, / (?:--run|--command|--version)(?: |$)/],
    [
      'nix guix flox devbox',
      /^ (?:develop|shell|activate)(?: |$)/,
      opens,
      / (?:-c|--command|--)(?: |$)/,
    ],
    ['udocker charliecloud ch-run', / (?:run \S+|-- (?:ba)?sh)$/, opens],
  ],
  asksTerminal: [],
  endless: [
    ['hq', /^ (?:server|worker) start(?: |$)/, serves],
    ['slurmctld slurmd slurmdbd', / -\w*D/, serves],
    [
      'ib_read_bw ib_write_bw ib_send_bw ib_read_lat ib_write_lat ib_send_lat fi_pingpong qperf',
      /^(?: -\S+(?: \d+| mlx\S+| (?:verbs|tcp|cxi|rdm)\S*)?)*$/,
      serversWait,
      / (?:-h|--help|--version)(?: |$)/,
    ],
  ],
};
