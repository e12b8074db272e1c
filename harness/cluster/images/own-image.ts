import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { SystemImage } from '../../model/system.ts';
import { buildImage } from './image-build.ts';
import { reported } from './image-progress.ts';
import { findImage, inputsLabel } from './image-store.ts';
import { hashFolder } from './input-hash.ts';
import { type MadeImage, madeImage } from './present-image.ts';
import type { Workshop } from './program-source.ts';

/** An image of the user's own system: present and current, else built from its folder, else pulled. */
export async function ensureOwnImage(
  { name, build }: SystemImage,
  workshop: Workshop,
): Promise<MadeImage> {
  const present = await currentOwnImage({ name, ...(build && { build }) });
  if (present) return present;
  if (build === undefined) {
    if (await workshop.pull(name, name)) return madeImage(name, 'pulled');
    throw new HarnessError(
      'IMAGE_FAILED',
      `image ${name} is neither in the engine nor in a registry`,
      {
        next: 'Name a folder with its Dockerfile (`build:` in system.yaml), or pull it by hand.',
      },
    );
  }
  await Promise.all((await basesOf(build, workshop)).map((base) => workshop.image(base)));
  const inputs = await hashFolder(build);
  const { signal, onProgress } = workshop.options;
  await reported(name, 'building', onProgress, () =>
    buildImage({ reference: name, context: build, inputs, arguments: {}, signal }),
  );
  return madeImage(name, 'built');
}

/** The engine's image, if it was built from what the folder contains now. */
export async function currentOwnImage({
  name,
  build,
}: SystemImage): Promise<MadeImage | undefined> {
  const image = await findImage(name);
  if (!image) return undefined;
  const current = build === undefined || image.labels[inputsLabel] === (await hashFolder(build));
  return current ? { reference: name, id: image.id, how: 'present' } : undefined;
}

/** Pinned images that a Dockerfile builds on. */
async function basesOf(folder: string, workshop: Workshop): Promise<string[]> {
  const dockerfile = join(folder, 'Dockerfile');
  const text = await readFile(dockerfile, 'utf8').catch((cause: unknown) => {
    throw new HarnessError('BAD_SYSTEM', `cannot read ${dockerfile}`, {
      next: '`build:` in system.yaml must name a folder with a Dockerfile.',
      cause,
    });
  });
  const bases = new Set(
    [...text.matchAll(/^FROM\s+(?:--\S+\s+)*(\S+)/gim)].map(([, base]) => base),
  );
  return Object.entries(workshop.options.pins.images)
    .filter(([, pin]) => bases.has(pin.reference))
    .map(([name]) => name);
}
