import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../io/paths.ts';

export interface NpmPackage {
  /** Name and version: `yaml@2.9.1`. */
  readonly id: string;
  readonly folder: string;
  /** Path in `node_modules`: below its dependent, if that needs another version than the rest. */
  readonly place: string;
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Packages that Firedrill itself depends on, and their dependencies, as npm has installed them, so
 * that the lock file pins what is in images too.
 */
export async function npmPackages(names: readonly string[]): Promise<readonly NpmPackage[]> {
  const found = new Map<string, NpmPackage>();
  const add = async (name: string, from: string, above: string): Promise<void> => {
    // A running program does not use types.
    if (name.startsWith('@types/')) return;
    const file = findPackageJSON(name, pathToFileURL(join(from, 'package.json')));
    if (file === undefined) throw new Error(`${from} needs ${name}, which is not installed`);
    const { version, dependencies } = JSON.parse(await readFile(file, 'utf8')) as Manifest;
    const id = `${name}@${version}`;
    const shared = found.get(name);
    if (shared?.id === id) return;
    const place = shared ? join(above, 'node_modules', name) : name;
    if (found.has(place)) return;
    const folder = dirname(file);
    found.set(place, { id, folder, place });
    for (const needed of Object.keys(dependencies ?? {})) await add(needed, folder, place);
  };
  for (const name of names) await add(name, packageRoot, '');
  return [...found.values()].sort((one, other) => (one.place < other.place ? -1 : 1));
}
