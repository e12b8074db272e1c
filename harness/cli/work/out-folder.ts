import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HarnessError } from '../../errors.ts';

/** Creates the folder for reports before anything starts. BAD_USAGE if that fails. */
export async function openOutFolder(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    await access(resolve(folder), constants.W_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HarnessError(
      'BAD_USAGE',
      `--out ${folder}: the folder cannot be written to: ${why}.`,
      {
        next: 'Name a folder that you may write to.',
        cause,
      },
    );
  }
}

// One level at a time: mkdir's own `recursive` never returns below /proc, where creating a folder fails with
// ENOENT although its parent exists.
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.isDirectory()) return;
  if (found) throw new Error('it is a file');
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
