import { HarnessError } from '../../errors.ts';
import type { ImagePin, Pins } from './image-pins.ts';
import { findImage, inputsLabel } from './image-store.ts';
import { hashInputs } from './input-hash.ts';

export interface MadeImage {
  readonly reference: string;
  readonly id: string;
  readonly how: 'present' | 'pulled' | 'built';
}

/** The engine's image, if it matches its pin: pulled by that reference, or built from those inputs. */
export async function currentImage(
  pin: ImagePin,
  { pins, folder }: { readonly pins: Pins; readonly folder: string },
): Promise<MadeImage | undefined> {
  const image = await findImage(pin.reference);
  if (!image) return undefined;
  const found: MadeImage = { reference: pin.reference, id: image.id, how: 'present' };
  // An image with a public name is accepted whatever the owner of the engine has under that name.
  if (!pin.build || 'debootstrap' in pin.build) return found;
  const inputs = image.labels[inputsLabel];
  if (inputs === (await hashInputs(pin.build, pins, folder))) return found;
  const pulled = pin.pull ? await findImage(pin.pull) : undefined;
  return pulled?.id === image.id ? found : undefined;
}

/** The engine's record of an image that was just made. */
export async function madeImage(reference: string, how: MadeImage['how']): Promise<MadeImage> {
  const image = await findImage(reference);
  if (image) return { reference, id: image.id, how };
  throw new HarnessError(
    'IMAGE_FAILED',
    `image ${reference} was ${how}, but the engine does not have it`,
    {
      next: 'Something may have pruned images meanwhile. Run this again.',
    },
  );
}
