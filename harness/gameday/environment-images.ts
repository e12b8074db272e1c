import { bakedNode, type NodeBase } from '../cluster/images/baked-node.ts';
import { type EnsureImagesOptions, ensureImages } from '../cluster/images/images.ts';
import type { MadeImage } from '../cluster/images/present-image.ts';
import type { System } from '../model/system.ts';
import { everyDrillsImages } from './drill-images.ts';

/** Images that an environment is made of, each present in the engine. */
export interface EnvironmentImages {
  readonly node: MadeImage;
  /** The node image, or one with images of the system baked in; and what is loaded into it. */
  readonly base: NodeBase;
  readonly operatorImage: MadeImage;
  readonly k6: MadeImage;
  /** Only where the system has something mirrored. */
  readonly registry: MadeImage | undefined;
  readonly own: readonly MadeImage[];
  readonly mirrored: readonly { readonly made: MadeImage; readonly as: string }[];
  /** Only where something asks for machines: what they are made of, and its parts. */
  readonly machine: { readonly reference: string; readonly made: readonly MadeImage[] } | undefined;
}

/** Makes whatever of the images is not there; errors as `ensureImages`. */
export async function imagesFor(
  system: System,
  options: EnsureImagesOptions,
): Promise<EnvironmentImages> {
  const own = system.images;
  const others = system.mirrored.map(({ image }) => image);
  const made = await ensureImages(
    [...everyDrillsImages, ...own, ...others, ...(others.length > 0 ? ['registry'] : [])],
    options,
  );
  const [node, operatorImage, k6, ...rest] = made as [MadeImage, MadeImage, MadeImage];
  const sources = [...own, ...others];
  const inSystem = rest.slice(0, sources.length);
  // What is built from a folder of the user's changes often: each change would bake everything.
  const lasting = inSystem.filter((_, index) => sources[index]?.build === undefined);
  const base = await bakedNode({ ...options, role: 'node', system, node, images: lasting });
  const changing = inSystem.filter((image) => !lasting.includes(image));
  return {
    node,
    machine: await machineFor(system, options),
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
  options: EnsureImagesOptions,
): Promise<EnvironmentImages['machine']> {
  if (!system.machines) return undefined;
  const { image, images } = system.machines;
  const made = await ensureImages([image, ...images], options);
  const [node, ...held] = made as [MadeImage, ...MadeImage[]];
  // All of them: no node of a machine waits for images while it joins.
  const base = await bakedNode({ ...options, role: 'machine', system, node, images: held });
  return { reference: base.reference, made };
}
