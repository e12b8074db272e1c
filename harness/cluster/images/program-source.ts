import { cp } from 'node:fs/promises';
import { arch, homedir, platform } from 'node:os';
import { join } from 'node:path';
import type { LimitFunction } from 'p-limit';
import { HarnessError } from '../../errors.ts';
import type { Engine } from '../engine/engine.ts';
import { buildingGb, requireDisk } from './disk-space.ts';
import { compileProgram } from './go-program.ts';
import type { Pins, ProgramPin } from './image-pins.ts';
import { type OnImageProgress, reported } from './image-progress.ts';
import { copyFromImage } from './image-store.ts';
import type { MadeImage } from './present-image.ts';

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

/** What those who make one image or program need from the workshop. */
export interface Workshop {
  readonly options: WorkshopOptions;
  readonly compilers: LimitFunction;
  image(name: string): Promise<MadeImage>;
  pull(name: string, reference: string): Promise<boolean>;
}

/** Puts a program's files into a folder: from an image, from this host, or compiled. */
export async function obtainProgram(
  name: string,
  pin: ProgramPin,
  into: string,
  workshop: Workshop,
): Promise<void> {
  const { engine, folder, onProgress, signal } = workshop.options;
  const target = join(into, pin.outputs[0] ?? name);
  if ('from' in pin) {
    const { reference } = await workshop.image(pin.from.image);
    return copyFromImage(reference, pin.from.path, target);
  }
  if ('running' in pin && platform() === 'linux' && goArchitecture() === engine.architecture) {
    return cp(process.execPath, target);
  }
  if (pin.image && (await workshop.pull(name, pin.image.reference))) {
    return copyFromImage(pin.image.reference, pin.image.path, target);
  }
  if ('running' in pin) {
    throw new HarnessError(
      'IMAGE_FAILED',
      `no Linux binary of ${name} for ${engine.architecture}`,
      {
        next: 'Make a container registry reachable, and run this again.',
      },
    );
  }
  await requireDisk([engine.storageFolder, homedir()], pin.diskGb ?? buildingGb);
  await workshop.compilers(() => {
    signal.throwIfAborted();
    return reported(name, `compiling ${pin.version}`, onProgress, () =>
      compileProgram(name, pin, {
        folder,
        into,
        goos: 'linux',
        goarch: engine.architecture,
        signal,
      }),
    );
  });
}

function goArchitecture(): string {
  return arch() === 'x64' ? 'amd64' : arch();
}
