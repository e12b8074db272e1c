import type { SystemImage } from '../../model/system.ts';
import { imagesFolder, type Pins, readPins } from './image-pins.ts';
import { currentOwnImage } from './own-image.ts';
import { currentImage, type MadeImage } from './present-image.ts';

/** A key or a reference in `images.yaml`; any other name is an image of the user's own. */
export type WantedImage = string | SystemImage;

/** A pinned image's key, or an image of the user's own. */
export type Order = string | SystemImage;

export function orderOf(image: WantedImage, pins: Pins): Order {
  const { name, build } = typeof image === 'string' ? { name: image } : image;
  if (build !== undefined) return { name, build };
  if (name in pins.images) return name;
  const pinned = Object.entries(pins.images).find(([, { reference }]) => reference === name);
  return pinned ? pinned[0] : { name };
}

interface PinnedFrom {
  readonly pins: Pins;
  readonly folder: string;
}

/** The images in the order asked; undefined for one that would have to be pulled or built. */
export async function findImages(
  wanted: readonly WantedImage[],
  folder: string = imagesFolder,
): Promise<readonly (MadeImage | undefined)[]> {
  const pins = await readPins(folder);
  return lookUpAll(
    wanted.map((image) => orderOf(image, pins)),
    { pins, folder },
  );
}

export const lookUpAll = (orders: readonly Order[], from: PinnedFrom) =>
  Promise.all(orders.map((order) => lookUp(order, from)));

async function lookUp(order: Order, from: PinnedFrom): Promise<MadeImage | undefined> {
  if (typeof order !== 'string') return currentOwnImage(order);
  const pin = from.pins.images[order];
  return pin && currentImage(pin, from);
}
