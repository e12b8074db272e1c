import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FileLookup } from '../lint/read/document.ts';

/** Checks whether a linked file exists, relative to the document; `/…` is relative to its repository. */
export function lookBeside(path: string): FileLookup {
  const folder = dirname(resolve(path));
  let top: string | undefined;
  return (linked) => {
    if (!linked.startsWith('/')) return existsSync(join(folder, linked));
    top ??= topOfRepository(folder) ?? '';
    // Without a repository, the start of such a path is unknown, so it counts as existing.
    return top === '' || existsSync(join(top, linked));
  };
}

/** The folder itself or the nearest one above it that has a `.git`. */
export function topOfRepository(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : topOfRepository(above);
}
