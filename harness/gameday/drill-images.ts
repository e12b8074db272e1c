import type { DrillSource } from '../catalog/drills.ts';
import type { WantedImage } from '../cluster/images/images.ts';
import type { System } from '../model/system.ts';
import { withParts } from '../scenario/parts.ts';

/** What every drill needs, whatever its system is. */
const standImages = ['node', 'operator', 'k6'] as const;

/** What the drills need, each once. Images of `images.yaml` beside theirs are for tests. */
export function drillImages(drills: readonly DrillSource[]): readonly WantedImage[] {
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
