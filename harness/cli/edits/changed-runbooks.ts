import { basename, dirname, matchesGlob, relative, sep } from 'node:path';
import { isBelow } from '../../affected/system-files.ts';
import { SettingsFinder } from '../../catalog/check-settings.ts';
import type { BeforeEdit } from './before.ts';

/**
 * Changed documents that are runbooks by their current or old path: below a folder `runbooks`, with the word in
 * their name, or listed under `check: files:`. The old names of renamed files are left out.
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

/** Checks only the path, because the file may be gone. */
async function isListed(path: string, finder: SettingsFinder): Promise<boolean> {
  const { folder, settings } = await finder.of(dirname(path));
  const within = relative(folder, path);
  return settings.files.some(
    ({ path: listed }) => isBelow(within, listed) || matchesGlob(within, listed),
  );
}
