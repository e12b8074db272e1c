import { statSync } from 'node:fs';
import { relative } from 'node:path';

/** git lists files, and a folder only where that is a submodule or another repository within. */
export function innerRepositories(changed: readonly string[], top: string): readonly string[] {
  return changed
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
    .map(
      (path) =>
        `${relative(top, path)} is a repository of its own, so its drills were not considered.`,
    );
}
