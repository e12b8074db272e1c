import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { hashFolder } from '../cluster/images/input-hash.ts';
import { git } from '../git/git.ts';
import type { Plan } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { imagesOf } from '../scenario/parts.ts';

/** What a drill started from. What cannot be found out is left out: no drill fails for it. */
export interface Origin {
  readonly commit?: string;
  readonly systemSha256?: string;
}

/** The origin of a drill of the text as it stands in the working tree. */
export async function originOf({ runbook, system }: Plan): Promise<Origin> {
  const commit = await commitOf(dirname(resolve(runbook.file))).catch(() => undefined);
  const systemSha256 = await systemHash(system).catch(() => undefined);
  return { ...(commit && { commit }), ...(systemSha256 && { systemSha256 }) };
}

async function commitOf(folder: string): Promise<string | undefined> {
  const head = await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  const commit = head.output.toString('utf8').trim();
  if (head.exitCode !== 0 || commit === '') return undefined;
  const edits = await git(folder, ['status', '--porcelain', '--untracked-files=no']);
  return edits.exitCode === 0 && edits.output.length > 0 ? `${commit}-edited` : commit;
}

/**
 * Of what defines a system, wherever its folder is: system.yaml as read, with the parts in use and without what its
 * scenarios share; its manifests; and what its own images are built from. Images of Firedrill's own change with its
 * version.
 */
export async function systemHash(
  { parts: _, drills: __, ...system }: System,
  hashOf = hashFolder,
): Promise<string> {
  const hash = createHash('sha256');
  // Its own folder, and those of its images, are absolute paths.
  hash.update(
    JSON.stringify(system, (key, value) =>
      key === 'folder' || key === 'build' ? relative(system.folder, String(value)) : value,
    ),
  );
  const built = imagesOf({ ...system, parts: {} }).flatMap(({ build }) => build ?? []);
  const manifests = system.manifests.map((folder) => join(system.folder, folder));
  for (const folder of [...manifests, ...new Set(built)]) hash.update(await hashOf(folder));
  return hash.digest('hex');
}
