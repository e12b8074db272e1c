import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Place } from '../model/runbook.ts';
import type { System, SystemContents, SystemImage } from '../model/system.ts';

/**
 * The system with the named parts added: their contents follow those that are always there, in the order of
 * `system.yaml`, each thing once. Adding a part twice changes nothing. BAD_SCENARIO if a part does not exist;
 * `placeOf` gives the place of the name at an index of `names`.
 */
export function withParts(
  system: System,
  names: readonly string[],
  placeOf?: (index: number) => Place,
): System {
  for (const [index, name] of names.entries()) {
    if (!Object.hasOwn(system.parts, name)) throw unknownPart(system, name, placeOf?.(index));
  }
  const chosen = Object.entries(system.parts)
    .filter(([name]) => names.includes(name))
    .map(([, contents]) => contents);
  return chosen.reduce(sum, system);
}

/** Its workstation's image, the images that its manifests run, and those that its registry serves. */
export function imagesOf({
  operatorImage,
  images,
  mirrored,
  machines,
}: System): readonly SystemImage[] {
  const ofMachines = machines ? [machines.image, ...machines.images] : [];
  return [operatorImage, ...images, ...mirrored.map(({ image }) => image), ...ofMachines];
}

function sum(system: System, part: SystemContents): System {
  const alerts = system.alerts ?? part.alerts;
  const machines = system.machines ?? part.machines;
  return {
    ...system,
    images: union(system.images, part.images),
    manifests: union(system.manifests, part.manifests),
    namespaces: union(system.namespaces, part.namespaces),
    ready: union(system.ready, part.ready),
    probes: union(system.probes, part.probes),
    workers: union(system.workers, part.workers),
    mirrored: union(system.mirrored, part.mirrored),
    inventories: union(system.inventories, part.inventories),
    invariants: union(system.invariants, part.invariants),
    ...(alerts && { alerts }),
    ...(machines && { machines }),
  };
}

// Things with the same name have the same content: reading the file checks that.
function union<Thing>(some: readonly Thing[], more: readonly Thing[]): readonly Thing[] {
  const all = [...some, ...more];
  return [...new Map(all.map((thing) => [JSON.stringify(thing), thing])).values()];
}

function unknownPart({ name: system, parts }: System, name: string, place?: Place): HarnessError {
  const known = Object.keys(parts);
  const what = `The system "${system}" has no part "${name}".${didYouMean(name, known)}`;
  return new HarnessError('BAD_SCENARIO', what, {
    next: known.length > 0 ? `Its parts: ${known.join(', ')}.` : 'It has no parts: remove "parts".',
    ...(place && { place }),
  });
}
