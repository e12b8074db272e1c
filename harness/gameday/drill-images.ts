import type { DrillSource } from '../catalog/drills.ts';
import type { WantedImage } from '../cluster/images/images.ts';
import { imagesOf, withParts } from '../scenario/parts.ts';

/** The images that every drill needs, whatever its system; each system adds its own. */
export const everyDrillsImages = ['node', 'k6'] as const;

/** The images that the drills need, each once. Other images in `images.yaml` are for tests. */
export function drillImages(drills: readonly DrillSource[]): readonly WantedImage[] {
  const needed = drills.flatMap(({ system, scenario }) =>
    imagesOf(withParts(system, scenario.parts)),
  );
  return [
    ...new Map([...everyDrillsImages, ...needed].map((image) => [nameOf(image), image])).values(),
  ];
}

/** The image's name in `images.yaml`, or the user's name for it. */
export const nameOf = (image: WantedImage) => (typeof image === 'string' ? image : image.name);
