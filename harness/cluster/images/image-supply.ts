import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stateFolder } from '../../io/paths.ts';
import { ensureEngine } from '../engine/engine.ts';
import { withLock } from '../engine/lock.ts';
import { lookUpAll, type Order, orderOf, type WantedImage } from './image-orders.ts';
import { imagesFolder, type Pins, readPins } from './image-pins.ts';
import { notice, type OnImageProgress } from './image-progress.ts';
import { removeOrphans } from './image-store.ts';
import { ImageWorkshop } from './image-workshop.ts';
import type { MadeImage } from './present-image.ts';

export interface SupplyOptions {
  readonly onProgress?: OnImageProgress;
  readonly signal?: AbortSignal;
  /** Folder of `images.yaml`. */
  readonly folder?: string;
}

/** A workshop that holds the lock until it is closed. */
interface OpenWorkshop {
  readonly workshop: Promise<ImageWorkshop>;
  close(): Promise<void>;
}

/**
 * Provides images to many callers at once. An image that several need is made once, and each caller goes on
 * as soon as its own are there, while those of others are still being made.
 */
export class ImageSupply {
  readonly #options: SupplyOptions;
  readonly #stop = new AbortController();
  #open: OpenWorkshop | undefined;
  #callers = 0;

  constructor(options: SupplyOptions) {
    const signals = [this.#stop.signal, ...(options.signal ? [options.signal] : [])];
    this.#options = { ...options, signal: AbortSignal.any(signals) };
  }

  /** Gives up what is still being made. */
  stop(): void {
    this.#stop.abort();
  }

  /**
   * Images in the order asked: used if present, else pulled if a registry answers, else built from pinned
   * sources. On IMAGE_FAILED, NO_TOOLCHAIN or NO_DISK nothing half-made is left when the last caller has
   * got its answer.
   */
  async ensure(wanted: readonly WantedImage[]): Promise<readonly MadeImage[]> {
    const folder = this.#options.folder ?? imagesFolder;
    const pins = await readPins(folder);
    const orders = wanted.map((image) => orderOf(image, pins));
    const present = await lookUpAll(orders, { pins, folder });
    const found = present.filter((image) => image !== undefined);
    return found.length === orders.length ? found : this.#make(orders, pins, folder);
  }

  async #make(orders: readonly Order[], pins: Pins, folder: string): Promise<MadeImage[]> {
    this.#callers += 1;
    this.#open ??= openWorkshop(pins, folder, this.#options);
    const open = this.#open;
    try {
      const workshop = await open.workshop;
      return await Promise.all(
        orders.map((order) =>
          typeof order === 'string' ? workshop.image(order) : workshop.ownImage(order),
        ),
      );
    } finally {
      this.#callers -= 1;
      if (this.#callers === 0) {
        this.#open = undefined;
        await open.close();
      }
    }
  }
}

function openWorkshop(
  pins: Pins,
  folder: string,
  { onProgress, signal }: SupplyOptions,
): OpenWorkshop {
  const opened = Promise.withResolvers<ImageWorkshop>();
  const unneeded = new AbortController();
  const closed = Promise.withResolvers<void>();
  const held = withLock(
    'images',
    async () => {
      const engine = await ensureEngine();
      const workFolder = join(stateFolder, 'image-work');
      // The lock admits one process at a time, so remains come from a process that died.
      await rm(workFolder, { recursive: true, force: true });
      await mkdir(workFolder, { recursive: true });
      await removeOrphans();
      const workshop = new ImageWorkshop({
        ...{ engine, pins, folder, workFolder, onProgress },
        signal: signal ? AbortSignal.any([signal, unneeded.signal]) : unneeded.signal,
      });
      opened.resolve(workshop);
      await closed.promise;
      // What is still being made nobody waits for: another image of the last caller has failed.
      unneeded.abort();
      await workshop.settled();
      await rm(workFolder, { recursive: true, force: true });
    },
    {
      onWait: () => onProgress?.(notice('all', 'waiting for another process')),
      ...(signal && { signal }),
    },
  );
  held.catch(opened.reject);
  return {
    workshop: opened.promise,
    close: () => {
      closed.resolve();
      return held;
    },
  };
}
