import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { makeFolder } from '../../io/make-folder.ts';

/** Creates the folder for reports before anything starts. BAD_USAGE if that fails. */
export async function openOutFolder(folder: string): Promise<void> {
  if (folder === '') {
    throw new HarnessError('BAD_USAGE', '--out "": a folder was expected.', {
      next: 'Name a folder, or . for this one.',
    });
  }
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
