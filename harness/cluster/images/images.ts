import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stateFolder } from '../../io/paths.ts';
import type { SystemImage } from '../../model/system.ts';
import { ensureEngine } from '../engine/engine.ts';
import { withLock } from '../engine/lock.ts';
import { imagesFolder, type Pins, readPins } from './image-pins.ts';
import type { OnImageProgress } from './image-progress.ts';
import { removeOrphans } from './image-store.ts';
import { ImageWorkshop } from './image-workshop.ts';
import { currentOwnImage, ensureOwnImage } from './own-image.ts';
import { currentImage, type MadeImage } from './present-image.ts';

/** A key or a reference in `images.yaml`; any other name is an image of the user's own. */
export type WantedImage = string | SystemImage;

export interface EnsureImagesOptions {
  readonly onProgress?: OnImageProgress;
  readonly signal?: AbortSignal;
  /** Folder of `images.yaml`. */
  readonly folder?: string;
}

/**
 * Provides images in the order asked: used if present, else pulled if a registry answers, else built
 * from pinned sources. On IMAGE_FAILED, NO_TOOLCHAIN or NO_DISK nothing half-made is left.
 */
export async function ensureImages(
  wanted: readonly WantedImage[],
  options: EnsureImagesOptions = {},
): Promise<readonly MadeImage[]> {
  const folder = options.folder ?? imagesFolder;
  const pins = await readPins(folder);
  const orders = wanted.map((image) => orderOf(image, pins));
  const present = await lookUpAll(orders, { pins, folder });
  const missing = present.filter((image) => image === undefined);
  if (missing.length === 0) return present.filter((image) => image !== undefined);
  return withLock('images', () => makeImages(orders, pins, folder, options), {
    onWait: () =>
      options.onProgress?.({ image: 'all', step: 'waiting for another process', elapsedMs: 0 }),
    ...(options.signal && { signal: options.signal }),
  });
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

/** A pinned image's key, or an image of the user's own. */
type Order = string | SystemImage;

function orderOf(image: WantedImage, pins: Pins): Order {
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

const lookUpAll = (orders: readonly Order[], from: PinnedFrom) =>
  Promise.all(orders.map((order) => lookUp(order, from)));

async function lookUp(order: Order, from: PinnedFrom): Promise<MadeImage | undefined> {
  if (typeof order !== 'string') return currentOwnImage(order);
  const pin = from.pins.images[order];
  return pin && currentImage(pin, from);
}

async function makeImages(
  orders: readonly Order[],
  pins: Pins,
  folder: string,
  { onProgress, signal }: EnsureImagesOptions,
): Promise<MadeImage[]> {
  const engine = await ensureEngine();
  const workFolder = join(stateFolder, 'image-work');
  // The lock admits one process at a time, so remains come from a process that died.
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true });
  await removeOrphans();
  const stop = new AbortController();
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const workshop = new ImageWorkshop({
    engine,
    pins,
    folder,
    workFolder,
    onProgress,
    signal: both,
  });
  try {
    const making = orders.map((order) =>
      typeof order === 'string' ? workshop.image(order) : ensureOwnImage(order, workshop),
    );
    return await Promise.all(making).catch(async (error: unknown) => {
      stop.abort();
      await Promise.allSettled(making);
      await workshop.settled();
      throw error;
    });
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
