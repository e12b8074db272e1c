import { bakedNode, type NodeBase } from '../cluster/images/baked-node.ts';
import type { ImageSupply, SupplyOptions } from '../cluster/images/image-supply.ts';
import type { MadeImage } from '../cluster/images/present-image.ts';
import type { System } from '../model/system.ts';
import { everyDrillsImages, mirrorImage } from './drill-images.ts';

/** The images of an environment, each present in the engine. */
export interface EnvironmentImages {
  readonly node: MadeImage;
  /** The node image, or one with the system's images baked in; and the images to load into it. */
  readonly base: NodeBase;
  readonly operatorImage: MadeImage;
  readonly k6: MadeImage;
  /** Only if the system has mirrored images. */
  readonly registry: MadeImage | undefined;
  readonly own: readonly MadeImage[];
  readonly mirrored: readonly { readonly made: MadeImage; readonly as: string }[];
  /** Only if the system has machines: the image that they are made from, and the images in it. */
  readonly machine: { readonly reference: string; readonly made: readonly MadeImage[] } | undefined;
}

/** Pulls or builds the missing images; rejects as `ImageSupply.ensure` does. */
export async function imagesFor(
  system: System,
  supply: Pick<ImageSupply, 'ensure'>,
  options: SupplyOptions,
): Promise<EnvironmentImages> {
  const own = system.images;
  const others = system.mirrored.map(({ image }) => image);
  const made = await supply.ensure([
    ...everyDrillsImages,
    system.operatorImage,
    ...[...own, ...others, ...(others.length > 0 ? [mirrorImage] : [])],
  ]);
  const [node, k6, operatorImage, ...rest] = made as [MadeImage, MadeImage, MadeImage];
  const sources = [...own, ...others];
  const inSystem = rest.slice(0, sources.length);
  // An image built from the user's folder changes often, and each change would bake the node again.
  const lasting = inSystem.filter((_, index) => sources[index]?.build === undefined);
  const base = await bakedNode({ ...options, role: 'node', system, node, images: lasting });
  const changing = inSystem.filter((image) => !lasting.includes(image));
  return {
    node,
    machine: await machineFor(system, supply, options),
    base: {
      ...base,
      toLoad: [...base.toLoad, ...changing.map(({ reference }) => reference)],
    },
    operatorImage,
    k6,
    own: rest.slice(0, own.length),
    mirrored: system.mirrored.flatMap(({ as }, index) => {
      const image = rest[own.length + index];
      return image ? [{ made: image, as }] : [];
    }),
    registry: rest[own.length + others.length],
  };
}

async function machineFor(
  system: System,
  supply: Pick<ImageSupply, 'ensure'>,
  options: SupplyOptions,
): Promise<EnvironmentImages['machine']> {
  if (!system.machines) return undefined;
  const { image, images } = system.machines;
  const made = await supply.ensure([image, ...images]);
  const [node, ...held] = made as [MadeImage, ...MadeImage[]];
  // All images, so that no machine waits for images while it joins.
  const base = await bakedNode({ ...options, role: 'machine', system, node, images: held });
  return { reference: base.reference, made };
}
