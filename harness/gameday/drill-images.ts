import type { DrillSource } from '../catalog/drills.ts';
import type { WantedImage } from '../cluster/images/images.ts';
import { imagesOf, withParts } from '../scenario/parts.ts';

/** What every drill needs, whatever its system is. */
export const everyDrillsImages = ['node', 'operator', 'k6'] as const;

/** What the drills need, each once. Images of `images.yaml` beside theirs are for tests. */
export function drillImages(drills: readonly DrillSource[]): readonly WantedImage[] {
  const needed = drills.flatMap(({ system, scenario }) =>
    imagesOf(withParts(system, scenario.parts)),
  );
  return [
    ...new Map([...everyDrillsImages, ...needed].map((image) => [nameOf(image), image])).values(),
  ];
}

/** As `images.yaml` or the user calls it. */
export const nameOf = (image: WantedImage) => (typeof image === 'string' ? image : image.name);
