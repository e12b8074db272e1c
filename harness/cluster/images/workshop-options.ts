import type { Engine } from '../engine/engine.ts';
import type { Pins } from './image-pins.ts';
import type { OnImageProgress } from './image-progress.ts';

export interface WorkshopOptions {
  readonly engine: Engine;
  readonly pins: Pins;
  /** Folder of `images.yaml`. */
  readonly folder: string;
  /** Scratch space, removed by the caller. */
  readonly workFolder: string;
  readonly onProgress?: OnImageProgress | undefined;
  readonly signal: AbortSignal;
}
