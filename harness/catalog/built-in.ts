import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import { packageRoot } from '../io/paths.ts';

/** Built-in folders; users keep their own runbooks and systems beside their scenarios. */
export const builtInFolders = {
  scenarios: join(packageRoot, 'scenarios'),
  runbooks: join(packageRoot, 'runbooks'),
  systems: join(packageRoot, 'fixtures', 'systems'),
} as const;

/** Names in a folder, sorted; none if it does not exist. BAD_USAGE if it may not be read. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw new HarnessError('BAD_USAGE', `${folder} cannot be listed: ${String(error)}.`, {
      next: 'Check its permissions.',
      cause: error,
    });
  }
}

/** True for a bare name, which may be built-in; a path is only looked up as a path. */
export const isBareName = (reference: string) =>
  !/[/\\]/.test(reference) && !reference.startsWith('.');
