import { statfs } from 'node:fs/promises';
import { HarnessError } from '../../errors.ts';

const gigabyte = 1e9;
/** Compiling everything and its images needs this much for caches, contexts and layers. */
export const buildingGb = 24;

/** Free space of the file system that holds a folder, in GB; undefined if it is not on this host. */
export async function freeGb(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return (bavail * bsize) / gigabyte;
  } catch {
    // The engine runs in a virtual machine of its own: its disk cannot be inspected from here.
    return undefined;
  }
}

/** NO_DISK if one of the folders has less than `neededGb` free. */
export async function requireDisk(
  folders: readonly string[],
  neededGb: number,
  free: (folder: string) => Promise<number | undefined> = freeGb,
): Promise<void> {
  for (const folder of folders) {
    const found = await free(folder);
    if (found !== undefined && found < neededGb) {
      const message = `${folder} has ${found.toFixed(1)} GB free; building images needs ${neededGb} GB`;
      throw new HarnessError('NO_DISK', message, {
        next: 'Free some space, or make a container registry reachable so that images are pulled.',
      });
    }
  }
}
