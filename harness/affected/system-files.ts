import { isAbsolute, join, relative, resolve } from 'node:path';
import type { System } from '../model/system.ts';
import { imagesOf, withParts } from '../scenario/parts.ts';

/**
 * The changed files that change the system of a drill: manifests and image folders of the parts that
 * it needs, and other files of the folder that those parts may use. `system.yaml` is left out, since an
 * edit may concern another part (`sameSystem` checks it); documents and scenarios are not part of a
 * system. All paths are absolute.
 */
export function filesOfSystem(
  system: System,
  parts: readonly string[],
  changed: readonly string[],
): readonly string[] {
  const needed = foldersOf(withParts(system, parts));
  const owned = foldersOf(withParts(system, Object.keys(system.parts)));
  const isIn = (folders: readonly string[], file: string) =>
    folders.some((folder) => isBelow(file, folder));
  return changed.filter((file) => {
    if (isIn(needed, file)) return true;
    return isBelow(file, system.folder) && !isIn(owned, file) && !isExcluded(file, system.folder);
  });
}

/** True if two versions of a `system.yaml` define the same system for these parts. */
export function sameSystem(one: System, other: System, parts: readonly string[]): boolean {
  const known = parts.filter(
    (name) => Object.hasOwn(one.parts, name) && Object.hasOwn(other.parts, name),
  );
  if (known.length < parts.length) return false;
  const [written, rewritten] = [one, other].map((system) => {
    const { parts: _, ...whole } = withParts(system, parts);
    return JSON.stringify(whole);
  });
  return written === rewritten;
}

/** True for the folder itself and for everything below it. */
export function isBelow(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return !path.startsWith('..') && !isAbsolute(path);
}

function foldersOf(system: System): readonly string[] {
  const manifests = system.manifests.map((folder) => join(system.folder, folder));
  const built = imagesOf(system).flatMap(({ build }) => build ?? []);
  return [...manifests, ...built].map((folder) => resolve(folder));
}

function isExcluded(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return (
    path === 'system.yaml' ||
    /^scenarios[\\/]/.test(path) ||
    /\.(?:md|markdown)$/i.test(path) ||
    path.split(/[\\/]/).some((name) => name.startsWith('.'))
  );
}
