import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { given } from '../given.ts';

/**
 * Writes a file that an option names; BAD_USAGE with a sentence that says why it cannot be written. `write` may
 * replace the file as a whole; by default it is written in place, because it may be a device.
 */
export async function writeOut(
  option: string,
  file: string,
  text: string,
  write: (file: string, text: string) => Promise<void> = writeFile,
): Promise<void> {
  try {
    await write(file, text);
  } catch (cause) {
    throw cannotWrite(given(option, file), file, cause);
  }
}

function cannotWrite(what: string, file: string, cause: unknown): HarnessError {
  const bad = (why: string, next: string) =>
    new HarnessError('BAD_USAGE', `${what}${why}.`, { next, cause });
  const { code } = cause as NodeJS.ErrnoException;
  if (file === '') return bad(': a file was expected', 'Name a file.');
  if (code === 'EISDIR') return bad(' is a folder', 'Name the file itself.');
  if (code === 'ENOENT') {
    const why = `: the folder ${dirname(file)} does not exist`;
    return bad(why, 'Create it, or name a file in another folder.');
  }
  if (code === 'ENOTDIR') {
    return bad(`: ${dirname(file)} is a file, not a folder`, 'Name a file in a folder.');
  }
  const why = code === 'EACCES' ? 'permission denied' : String(cause);
  return bad(`: the file cannot be written: ${why}`, 'Name a file that you may write to.');
}
