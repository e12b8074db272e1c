import { join } from 'node:path';
import { filesOfSystem, isBelow, sameSystem } from '../../affected/system-files.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import { shownPath } from '../../catalog/text-file.ts';
import { inputFolders } from '../../cluster/images/image-inputs.ts';
import { imagesFolder, type Pins, readPins } from '../../cluster/images/image-pins.ts';
import { everyDrillsImages } from '../../gameday/drill-images.ts';
import { packageRoot } from '../../io/paths.ts';
import { imagesOf, withParts } from '../../scenario/parts.ts';
import type { BeforeEdit } from './before.ts';

const pinsFile = join(imagesFolder, 'images.yaml');
const shownFiles = 3;

/** The image pins, if any of Firedrill's own images may have changed. */
export async function readImageInputs(changed: ReadonlySet<string>): Promise<Pins | undefined> {
  const folders = [imagesFolder, join(packageRoot, 'fixtures', 'fakes')];
  const touched = [...changed].some((file) => folders.some((folder) => isBelow(file, folder)));
  return touched ? readPins() : undefined;
}

/** Why a drill would get a different system, or different images, than before the edit. */
export async function systemChanges(
  source: DrillSource,
  before: BeforeEdit,
  pins: Pins | undefined,
): Promise<readonly string[]> {
  const { system, scenario } = source;
  const parts = scenario.parts.filter((name) => Object.hasOwn(system.parts, name));
  const reasons: string[] = [];
  const definition = await before.system(source);
  const links = await before.changedLinks(system.folder);
  if (links.length > 0) {
    reasons.push(`a link to its system changed: ${list(links)}`);
  }
  const isSame = definition.kind === 'was' && sameSystem(definition.old, system, parts);
  if (definition.kind !== 'untouched' && !isSame) {
    reasons.push(`its system changed: ${shownPath(join(system.folder, 'system.yaml'))}`);
  }
  const files = filesOfSystem(system, parts, await before.changedFrom(system.folder));
  if (files.length > 0) reasons.push(`files of its system changed: ${list(files)}`);
  if (pins) {
    const names = imagesOf(withParts(system, parts)).flatMap(({ name, build }) =>
      build ? [] : [name],
    );
    const folders = inputFolders(pins, [...everyDrillsImages, ...names], {
      folder: imagesFolder,
      root: packageRoot,
    });
    const inputs = [...before.changed].filter(
      (file) => file === pinsFile || folders.some((folder) => isBelow(file, folder)),
    );
    if (inputs.length > 0) reasons.push(`the sources of its images changed: ${list(inputs)}`);
  }
  return reasons;
}

function list(files: readonly string[]): string {
  const shown = files.slice(0, shownFiles).map(shownPath);
  const more = files.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
