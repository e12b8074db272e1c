import type { Danger } from './danger.ts';

type Words = readonly string[];

/** Files whose presence decides whether a database leads, follows or recovers. */
const role =
  /(?:^|\/)(?:recovery\.conf|recovery\.done|(?:standby|recovery)\.signal|postgresql\.trigger\S*)$/;
/** The machine starts from what is here. */
const boot = /^\/boot(?:\/|$)/;
/** Folders that a server has its data in, by their places and by their names. */
const ofServer =
  /^\/(?:srv|data\w{0,8}|var\/www|var\/opt|export)\/[\w-]+\/?\*?$|^(?:\.{0,2}\/)?(?:[\w.-]+\/){0,4}(?:pgdata|mysql|data|databases?|etcd|pg_wal|pg_xlog|zookeeper|kafka-logs|uploads)(?:\/\*?)?$/;
/** What is put into place, or is only a copy. */
const aside =
  /(?:^|[-_./])(?:tmp|temp|new|next|staging|restored?|recovered|download\w*|backups?|bak|old|orig|build|dist|target|out|tests?|logs?)(?=[-_./*]|$)/i;

const changesStart = 'changes what the machine starts from';

/** `mv data/* /mnt/big`, `cp new/* /boot`, `touch standby.signal`: folders and files that others look for. */
export function dangersOfMoving(name: string, words: Words): readonly Danger[] {
  if (!/^(?:mv|cp|rm|touch|install)$/.test(name)) return [];
  const operands = words.flatMap((word, at) => (at > 0 && !word.startsWith('-') ? [at] : []));
  const shown = (path: RegExp, among: readonly number[]) =>
    among.find((at) => path.test(words[at] ?? ''));
  const sources = name === 'rm' || name === 'touch' ? operands : operands.slice(0, -1);
  const changed = name === 'cp' || name === 'install' ? operands.slice(-1) : operands;
  const decides = shown(role, changed);
  if (decides !== undefined)
    return [{ kind: 'interrupts', at: decides, what: 'changes the role of a database' }];
  const target = words[operands.at(-1) ?? 0] ?? '';
  if (name !== 'touch' && !(name !== 'rm' && aside.test(target) && boot.test(target))) {
    const starts = shown(boot, changed);
    if (starts !== undefined) return [{ kind: 'interrupts', at: starts, what: changesStart }];
  }
  if (name !== 'mv') return [];
  const from = sources.find((at) => ofServer.test(words[at] ?? '') && !aside.test(words[at] ?? ''));
  return from === undefined
    ? []
    : [{ kind: 'interrupts', at: from, what: 'takes a folder of data away from those who use it' }];
}
