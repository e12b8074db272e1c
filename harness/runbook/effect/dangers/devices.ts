import type { Command } from '../../commands/script.ts';
import type { Danger } from './danger.ts';

type Target = readonly [target: RegExp, kind: Danger['kind'], what: string];

/** Files of the kernel, and what happens to whatever they stand for when somebody writes them. */
const targets: readonly Target[] = [
  [
    /^\/sys\/(?:block|class\/(?:block|scsi_\w+))\/\S+\/delete$/,
    'interrupts',
    'takes a disk away from the machine',
  ],
  [
    /^\/sys\/\S+\/(?:device\/state|remove|unbind|detach|stop)$/,
    'interrupts',
    'takes a device away from the machine',
  ],
  [
    /^\/proc\/sysrq-trigger$/,
    'interrupts',
    'makes the kernel act at once, and it may stop the machine',
  ],
  [
    /^\/dev\/(?:sd[a-z]|vd[a-z]|xvd[a-z]|nvme\d|hd[a-z]|md\d|mapper\/|dm-\d|disk\/|loop\d|mmcblk\d)/,
    'destroys',
    'overwrites a device',
  ],
];

/** `echo 1 > /sys/block/sdb/device/delete`, also through `tee`. */
export function dangersOfTarget({ words, redirections }: Command): readonly Danger[] {
  const written = [
    ...redirections
      .filter(({ operator }) => /^(?:>>?|>\||&>>?)$/.test(operator))
      .map(({ target }) => ({ target, at: 0 })),
    ...(words[0] === 'tee' ? words.map((target, at) => ({ target, at })) : []),
  ];
  return written.flatMap(({ target, at }) => {
    if (!/^\/(?:sys|proc|dev)\//.test(target)) return [];
    const row = targets.find(([pattern]) => pattern.test(target));
    return row ? [{ kind: row[1], at, what: row[2] }] : [];
  });
}
