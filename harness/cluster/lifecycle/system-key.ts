import { createHash } from 'node:crypto';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { System } from '../../model/system.ts';

/**
 * Identifies a system: a hash of `system.yaml`, of the manifests, workers, mirrored images and machines
 * of the parts in use, and of the images' ids (reference to id). A kept cluster is used again only for
 * the same key. Other files in the folder, such as reports of earlier runs, do not change the key.
 */
export async function systemKey(
  system: System,
  images: Readonly<Record<string, string>>,
): Promise<string> {
  const hash = createHash('sha256');
  // Each part follows its length, so that different parts never add up to the same text.
  const add = (part: string | Buffer) => hash.update(`${part.length}\n`).update(part);
  add(system.name);
  for (const [reference, id] of Object.entries(images).sort()) add(`${reference}=${id}`);
  add(JSON.stringify([system.workers, system.mirrored.map(({ as }) => as), system.machines]));
  const definition = { path: join(system.folder, 'system.yaml'), link: false };
  const manifests = await Promise.all(
    system.manifests.map((folder) => filesOf(join(system.folder, folder))),
  );
  for (const file of [definition, ...manifests.flat()]) {
    add(relative(system.folder, file.path));
    add(file.link ? await readlink(file.path) : await readFile(file.path));
  }
  return hash.digest('hex').slice(0, 32);
}

async function filesOf(folder: string): Promise<{ path: string; link: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new HarnessError('BAD_SYSTEM', `cannot read ${folder}`, { cause });
    },
  );
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name),
      link: entry.isSymbolicLink(),
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}
