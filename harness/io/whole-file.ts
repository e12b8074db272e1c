import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a file that other programs see with its old text or its new one, and never half of it. */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  const unfinished = `${path}.new`;
  try {
    await writeFile(unfinished, text, { ...(mode !== undefined && { mode }) });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true, recursive: true });
    throw error;
  }
}
