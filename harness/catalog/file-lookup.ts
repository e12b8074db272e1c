import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FileLookup } from '../lint/read/document.ts';

/** Checks whether a linked file exists, relative to the document; `/…` is relative to its repository. */
export function lookBeside(path: string): FileLookup {
  const folder = dirname(resolve(path));
  let top: string | undefined;
  return (linked) => {
    if (!linked.startsWith('/') && existsSync(join(folder, linked))) return true;
    top ??= topOfRepository(folder) ?? '';
    if (!linked.startsWith('/')) return isInSubmodule(top, join(folder, linked));
    // Without a repository, the start of such a path is unknown, so it counts as existing.
    return top === '' || existsSync(join(top, linked));
  };
}

/** A submodule may not be checked out here. */
function isInSubmodule(top: string, path: string): boolean {
  const list = join(top, '.gitmodules');
  if (top === '' || !existsSync(list)) return false;
  const modules = readFileSync(list, 'utf8').matchAll(/^\s*path\s*=\s*(\S+)\s*$/gm);
  return [...modules].some(([, module = '']) => `${path}/`.startsWith(`${join(top, module)}/`));
}

/** The folder itself or the nearest one above it that has a `.git`. */
export function topOfRepository(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : topOfRepository(above);
}
