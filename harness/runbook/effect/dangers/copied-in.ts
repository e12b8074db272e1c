import type { Danger } from './danger.ts';
import { isStore } from './files.ts';

/** Programs that fetch files, and the verb behind which their source and target stand. */
const fetches: Readonly<Record<string, RegExp>> = {
  aws: /^(?:cp|sync|mv)$/,
  gsutil: /^(?:cp|rsync|mv)$/,
  mc: /^(?:cp|mirror|mv)$/,
  rclone: /^(?:copy|copyto|sync|move|moveto)$/,
  scp: /^/,
  rsync: /^/,
};

/** `aws s3 cp s3://backup/cache.rdb /var/lib/redis/dump.rdb`: what is fetched goes over the files of a store. */
export function dangersOfCopiedIn(name: string, words: readonly string[]): readonly Danger[] {
  const verb = Object.hasOwn(fetches, name) ? fetches[name] : undefined;
  const start = verb ? words.findIndex((word, at) => verb.test(at === 0 ? '' : word)) : -1;
  if (start < 0) return [];
  const operands = words.flatMap((word, at) => (at > start && !word.startsWith('-') ? [at] : []));
  // Behind a verb, values of options may follow the target; without one, they stand in front of it.
  const to = operands[start > 0 ? 1 : operands.length - 1];
  if (to === undefined || operands.length < 2) return [];
  const target = (words[to] ?? '').replace(/^[\w.@-]+:(?=\/)/, '');
  // Elsewhere, a file of this name is a copy: `scp cache.rdb backup-1:/srv/cache.rdb`.
  return target.startsWith('/var/lib/') && isStore(target)
    ? [{ kind: 'removes', at: to, what: 'overwrites files of a store' }]
    : [];
}
