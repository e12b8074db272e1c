import type { DrillSource } from '../catalog/drills.ts';
import type { WantedImage } from '../cluster/images/image-orders.ts';
import type { System } from '../model/system.ts';
import { imagesOf, withParts } from '../scenario/parts.ts';

/** The images that every drill needs, whatever its system; each system adds its own. */
export const everyDrillsImages = ['node', 'k6'] as const;

/** Serves a system's mirrored images. */
export const mirrorImage = 'registry';

/** The images that the drills need, each once. Other images in `images.yaml` are for tests. */
export function drillImages(drills: readonly DrillSource[]): readonly WantedImage[] {
  const needed = drills.flatMap(({ system, scenario }) =>
    environmentImages(withParts(system, scenario.parts)),
  );
  return [...new Map(needed.map((image) => [nameOf(image), image])).values()];
}

/** All images that an environment with this system is made from. */
export function environmentImages(system: System): readonly WantedImage[] {
  const mirror = system.mirrored.length > 0 ? [mirrorImage] : [];
  return [...everyDrillsImages, ...imagesOf(system), ...mirror];
}

/** The image's name in `images.yaml`, or the user's name for it. */
export const nameOf = (image: WantedImage) => (typeof image === 'string' ? image : image.name);
