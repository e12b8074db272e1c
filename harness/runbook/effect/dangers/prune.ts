import type { Danger } from './danger.ts';

/** `docker system prune -af` and `docker volume prune -f`, without a filter. */
export function dangersOfPrune(name: string, words: readonly string[]): readonly Danger[] {
  if (!/^(?:docker|podman|nerdctl)$/.test(name)) return [];
  const [subject = '', action, ...options] = words.slice(1);
  if (action !== 'prune' || !/^(?:system|volume)$/.test(subject)) return [];
  const has = (letter: string, long: string) =>
    options.some((word) => word === long || new RegExp(`^-[a-z]*${letter}`).test(word));
  if (!has('f', '--force') || options.some((word) => word.startsWith('--filter'))) return [];
  if (subject === 'volume' || options.includes('--volumes'))
    return [{ kind: 'unused-volumes', at: 2 }];
  return has('a', '--all') ? [{ kind: 'unused', at: 2 }] : [];
}
