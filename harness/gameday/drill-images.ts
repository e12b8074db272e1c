import { listDrills } from '../catalog/drills.ts';
import type { WantedImage } from '../cluster/images/images.ts';
import type { System } from '../model/system.ts';
import { withParts } from '../scenario/parts.ts';

/** What every drill needs, whatever its system is. */
const standImages = ['node', 'operator', 'k6'] as const;

/**
 * What the drills below the folders need, each once; Firedrill's own drills if no folder is given.
 * Images of `images.yaml` beside theirs are for tests. Rejects where a drill cannot be read.
 */
export async function drillImages(folders?: readonly string[]): Promise<readonly WantedImage[]> {
  const { drills, broken } = await listDrills(folders);
  if (broken[0]) throw broken[0].error;
  const needed = drills.flatMap(({ system, scenario }) =>
    systemImages(withParts(system, scenario.parts)),
  );
  return [...new Map([...standImages, ...needed].map((image) => [nameOf(image), image])).values()];
}

function systemImages({ images, mirrored }: System): readonly WantedImage[] {
  return [...images, ...mirrored.map(({ image }) => image)];
}

/** As `images.yaml` or the user calls it. */
export const nameOf = (image: WantedImage) => (typeof image === 'string' ? image : image.name);
