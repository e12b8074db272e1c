import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FileLookup } from '../lint/read/document.ts';

/** Looks beside a document for what it links to; what begins with `/` is looked for in its repository. */
export function lookBeside(path: string): FileLookup {
  const folder = dirname(resolve(path));
  let top: string | undefined;
  return (linked) => {
    if (!linked.startsWith('/')) return existsSync(join(folder, linked));
    top ??= topOfRepository(folder) ?? '';
    // Without a repository nobody can tell where such a path starts.
    return top === '' || existsSync(join(top, linked));
  };
}

/** The nearest folder that git keeps its own in, from a folder up. */
export function topOfRepository(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : topOfRepository(above);
}
