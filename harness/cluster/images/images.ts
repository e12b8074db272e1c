import type { WantedImage } from './image-orders.ts';
import { ImageSupply, type SupplyOptions } from './image-supply.ts';
import type { MadeImage } from './present-image.ts';

/** Provides images for one caller. If one fails, the others are given up. */
export async function ensureImages(
  wanted: readonly WantedImage[],
  options: SupplyOptions = {},
): Promise<readonly MadeImage[]> {
  return new ImageSupply(options).ensure(wanted);
}
