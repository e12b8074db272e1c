import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { System, SystemContents } from '../model/system.ts';
import { parseSystem } from '../scenario/system-file.ts';
import { placeInYaml } from '../scenario/yaml-file.ts';
import { builtInFolders, isBareName, namesIn } from './built-in.ts';
import { memoize } from './memoize.ts';
import { type FindPlace, readTextFile, shownPath } from './text-file.ts';

type FindKey = (...keys: (string | number)[]) => FindPlace;

const systemFile = 'system.yaml';
const parseMemoized = memoize((folder: string, file: string, source: string) =>
  parseSystem(folder, file, source),
);

/**
 * Reads the system of a folder. BAD_SYSTEM if its file is wrong, or if a folder that it names is
 * missing or leads outside through a link.
 */
async function loadSystem(folder: string, from?: FindPlace): Promise<System> {
  const path = join(resolve(folder), systemFile);
  const text = await readTextFile(path, 'BAD_SYSTEM', from);
  const file = shownPath(path);
  const system = parseMemoized(dirname(path), file, text);
  const at: FindKey = (...keys) => {
    return () => placeInYaml({ file, text }, keys);
  };
  const { build } = system.operatorImage;
  if (build !== undefined) {
    const place = at('operator', 'image', 'build');
    await checkFolder(system, relative(system.folder, build), ['Dockerfile'], place);
  }
  for (const [keys, contents] of [
    [[], system] as const,
    ...Object.entries(system.parts).map(([name, part]) => [['parts', name], part] as const),
  ]) {
    for (const [index, inner] of contents.manifests.entries()) {
      await checkFolder(system, inner, kustomizations, at(...keys, 'manifests', index));
    }
    for (const { build, place } of builtImages(contents, (...inner) => at(...keys, ...inner))) {
      await checkFolder(system, relative(system.folder, build), ['Dockerfile'], place);
    }
  }
  return system;
}

/** The system that a scenario names: a folder relative to its file, or else a built-in one. */
export async function systemOf(
  scenarioFile: string,
  reference: string,
  from: FindPlace,
): Promise<System> {
  const beside = resolve(dirname(scenarioFile), reference);
  const folder = basename(beside) === systemFile ? dirname(beside) : beside;
  if (existsSync(join(folder, systemFile))) return loadSystem(folder, from);
  const own = join(builtInFolders.systems, reference);
  if (isBareName(reference) && existsSync(join(own, systemFile))) return loadSystem(own, from);
  const known = isBareName(reference) ? await namesIn(builtInFolders.systems) : [];
  throw new HarnessError(
    'BAD_SYSTEM',
    `The system "${reference}" does not exist: there is no ${shownPath(join(folder, systemFile))}.${didYouMean(reference, known)}`,
    {
      next: '"system" is a built-in name, or the path of a folder relative to the scenario.',
      place: from(),
    },
  );
}

interface BuiltImage {
  readonly build: string;
  readonly place: FindPlace;
}

function builtImages(
  { images, mirrored, machines }: SystemContents,
  at: FindKey,
): readonly BuiltImage[] {
  return [
    ...images.map((image, index) => ({ ...image, place: at('images', index, 'build') })),
    ...mirrored.map(({ image }, index) => ({
      ...image,
      place: at('mirrored', index, 'image', 'build'),
    })),
    ...(machines ? [{ ...machines.image, place: at('machines', 'image', 'build') }] : []),
    ...(machines?.images ?? []).map((image, index) => ({
      ...image,
      place: at('machines', 'images', index, 'build'),
    })),
  ].flatMap(({ build, place }) => (build === undefined ? [] : [{ build, place }]));
}

export const kustomizations = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

async function checkFolder(
  { folder }: System,
  inner: string,
  needed: readonly string[],
  place: FindPlace,
): Promise<void> {
  const path = join(folder, inner);
  if (!needed.some((name) => existsSync(join(path, name)))) {
    throw new HarnessError(
      'BAD_SYSTEM',
      `${shownPath(join(path, needed[0] ?? ''))} does not exist.`,
      {
        next: 'docs/systems.md shows what belongs in the folder of a system.',
        place: place(),
      },
    );
  }
  const outwards = relative(await realpath(folder), await realpath(path));
  if (outwards.startsWith('..')) {
    throw new HarnessError('BAD_SYSTEM', `${shownPath(path)} is outside the system's folder.`, {
      next: 'Move it into the folder of the system.',
      place: place(),
    });
  }
}
