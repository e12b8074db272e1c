import { isAbsolute, join, relative, resolve } from 'node:path';
import type { System } from '../model/system.ts';
import { imagesOf, withParts } from '../scenario/parts.ts';

/**
 * Which of the changed files make another system of a drill's: manifests and image folders of the parts
 * that it needs, and what else lies in the folder and may be used by them. Not `system.yaml`, of which
 * only a part may be meant; nor documents and scenarios, which are no part of a system. All paths
 * absolute.
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
    return isBelow(file, system.folder) && !isIn(owned, file) && !isBeside(file, system.folder);
  });
}

/** True where two readings of a `system.yaml` give these parts the same system. */
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

/** True for what lies below a folder, or is it. */
export function isBelow(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return !way.startsWith('..') && !isAbsolute(way);
}

function foldersOf(system: System): readonly string[] {
  const manifests = system.manifests.map((folder) => join(system.folder, folder));
  const built = imagesOf(system).flatMap(({ build }) => build ?? []);
  return [...manifests, ...built].map((folder) => resolve(folder));
}

function isBeside(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return (
    way === 'system.yaml' ||
    /^scenarios[\\/]/.test(way) ||
    /\.(?:md|markdown)$/i.test(way) ||
    way.split(/[\\/]/).some((name) => name.startsWith('.'))
  );
}
