import { HarnessError } from '../../errors.ts';
import type { ImagePin, Pins } from './image-pins.ts';
import { findImage, inputsLabel } from './image-store.ts';
import { hashInputs } from './input-hash.ts';

export interface MadeImage {
  readonly reference: string;
  readonly id: string;
  readonly how: 'present' | 'pulled' | 'built';
}

/** The image as the engine has it, if it is what its pin says: pulled by it, or built from it. */
export async function currentImage(
  pin: ImagePin,
  { pins, folder }: { readonly pins: Pins; readonly folder: string },
): Promise<MadeImage | undefined> {
  const image = await findImage(pin.reference);
  if (!image) return undefined;
  const found: MadeImage = { reference: pin.reference, id: image.id, how: 'present' };
  // An image under its common name is whatever its owner has there.
  if (!pin.build || 'debootstrap' in pin.build) return found;
  const inputs = image.labels[inputsLabel];
  if (inputs === (await hashInputs(pin.build, pins, folder))) return found;
  const pulled = pin.pull ? await findImage(pin.pull) : undefined;
  return pulled?.id === image.id ? found : undefined;
}

/** An image that was just made, as the engine has it. */
export async function madeImage(reference: string, how: MadeImage['how']): Promise<MadeImage> {
  const image = await findImage(reference);
  if (image) return { reference, id: image.id, how };
  throw new HarnessError('IMAGE_FAILED', `image ${reference} was ${how}, and is not there`, {
    next: 'Did something prune images meanwhile? Run this again.',
  });
}
