import { chmod, cp, link, mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface ContextParts {
  /** Folder with the Dockerfile. */
  readonly dockerfile: string;
  /** Folders whose files go into `bin/`; on the same file system as `into`. */
  readonly programs: readonly string[];
  /** Other folders, and where in the context they go. */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
}

/** Fills a build context with everything that the Dockerfile may copy, and nothing else. */
export async function fillContext(into: string, parts: ContextParts): Promise<void> {
  await cp(parts.dockerfile, into, { recursive: true });
  await mkdir(join(into, 'bin'), { recursive: true });
  for (const folder of parts.programs) {
    for (const file of await readdir(folder)) {
      await chmod(join(folder, file), 0o755);
      await link(join(folder, file), join(into, 'bin', file));
    }
  }
  for (const { from, to } of parts.copies) await copyWritable(from, join(into, to));
}

/** Go's module cache is read-only; a read-only copy could not be removed, nor changed in an image. */
async function copyWritable(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    filter: (path) => basename(path) !== 'node_modules',
  });
  await chmod(to, 0o755);
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
