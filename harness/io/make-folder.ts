import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder with those around it, and returns the outermost that is new. One level at a time: mkdir's own
 * `recursive` never returns below /proc, where creating a folder fails with ENOENT although its parent exists.
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.isDirectory()) return undefined;
  if (found) throw Object.assign(new Error('it is a file'), { code: 'ENOTDIR' });
  const outermost = dirname(folder) === folder ? undefined : await makeFolder(dirname(folder));
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return outermost ?? folder;
}
