import { randomUUID } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces the text of a file that belongs to somebody else: as a whole, with its mode and owner, and behind a
 * link. Rejects with the error of the file system, and the old text is still there.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const file = await realpath(path);
  const { mode, uid, gid } = await stat(file);
  // A rename needs only the folder's permission.
  await access(file, constants.W_OK);
  const unfinished = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await writeFile(unfinished, text, { flag: 'wx' });
    // Only root may give a file away; anybody else owns it already, or becomes its owner.
    await chown(unfinished, uid, gid).catch(() => undefined);
    await chmod(unfinished, mode & 0o7777);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
