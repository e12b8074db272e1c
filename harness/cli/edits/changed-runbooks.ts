import { basename, dirname, matchesGlob, relative, sep } from 'node:path';
import { isBelow } from '../../affected/system-files.ts';
import { SettingsFinder } from '../../catalog/check-settings.ts';
import type { BeforeEdit } from './before.ts';

/**
 * Changed documents that are runbooks by where they are, or were: below a folder `runbooks`, with the
 * word in their name, or among what `check: files:` lists. Not those that are gone because they have
 * another name now.
 */
export async function changedRunbooks(
  { changed, renamed }: BeforeEdit,
  top: string,
): Promise<readonly string[]> {
  const finder = new SettingsFinder();
  const oldNames = new Set(renamed.values());
  const found: string[] = [];
  for (const path of changed) {
    if (!/\.(?:md|markdown)$/i.test(path) || oldNames.has(path)) continue;
    const oldPath = renamed.get(path);
    const paths = oldPath === undefined ? [path] : [path, oldPath];
    const are = paths.map(async (one) => looksLikeRunbook(one, top) || isListed(one, finder));
    if ((await Promise.all(are)).includes(true)) found.push(path);
  }
  return found;
}

function looksLikeRunbook(path: string, top: string): boolean {
  const folders = relative(top, dirname(path)).split(sep);
  return /runbook/i.test(basename(path)) || folders.includes('runbooks');
}

/** By its path alone, as it may be gone. */
async function isListed(path: string, finder: SettingsFinder): Promise<boolean> {
  const { folder, settings } = await finder.of(dirname(path));
  const within = relative(folder, path);
  return settings.files.some(
    ({ path: listed }) => isBelow(within, listed) || matchesGlob(within, listed),
  );
}
