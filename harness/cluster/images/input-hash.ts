import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { packageRoot } from '../../io/paths.ts';
import type { BuildPin, Pins } from './image-pins.ts';
import { jarList } from './maven-jars.ts';
import { npmPackages } from './npm-packages.ts';
import { wheelList } from './python-wheels.ts';

/**
 * Hash of what an image is built from, as 16 hex digits: its Dockerfile's folder, its sources, the pins
 * and go.sum of its programs, its lists of wheels and jars, and the same for the images below it. An image
 * whose label differs is built again.
 */
export async function hashInputs(build: BuildPin, pins: Pins, folder: string): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(build));
  await addFolder(hash, join(folder, build.folder));
  for (const { path } of build.sources) await addFolder(hash, join(packageRoot, path));
  // A pinned version always has the same content, so its id is enough.
  for (const { place, id } of await npmPackages(build.packages ?? []))
    hash.update(`${place} ${id}`);
  if (build.wheels !== undefined) hash.update(await readFile(wheelList(folder, build.wheels)));
  if (build.jars !== undefined) hash.update(await readFile(jarList(folder, build.jars)));
  for (const name of [...build.programs, ...build.modules.map(({ program }) => program)]) {
    const pin = pins.programs[name];
    hash.update(JSON.stringify(pin));
    if (pin && 'module' in pin) await addFolder(hash, join(folder, 'go', pin.module));
    // Another version of Node is another program; the lines above pin the other programs.
    if (pin && 'running' in pin) hash.update(process.version);
    if (pin && 'from' in pin) hash.update(JSON.stringify(pins.images[pin.from.image]));
  }
  for (const name of build.from) {
    const base = pins.images[name]?.build;
    if (base && 'folder' in base) hash.update(await hashInputs(base, pins, folder));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The same hash for a folder of the user's own. */
export async function hashFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  await addFolder(hash, folder);
  return hash.digest('hex').slice(0, 16);
}

async function addFolder(hash: ReturnType<typeof createHash>, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const name = relative(folder, file);
    if (name.split('/').includes('node_modules')) continue;
    const text = await readFile(file);
    hash.update(`${name}\0${text.length}\0`).update(text);
  }
}
