import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { HarnessError } from '../../errors.ts';
import { packageRoot } from '../../io/paths.ts';
import type { SystemImage } from '../../model/system.ts';
import { fillContext } from './build-context.ts';
import { makeDebianBase } from './debian-base.ts';
import { moduleFolder } from './go-program.ts';
import { buildImage } from './image-build.ts';
import type { BuildPin } from './image-pins.ts';
import { reported } from './image-progress.ts';
import { ImagePuller } from './image-pull.ts';
import { tagImage } from './image-store.ts';
import { hashInputs } from './input-hash.ts';
import { downloadJars, jarList, parseJars } from './maven-jars.ts';
import { npmPackages } from './npm-packages.ts';
import { ensureOwnImage } from './own-image.ts';
import { currentImage, type MadeImage, madeImage } from './present-image.ts';
import { obtainProgram, type Workshop, type WorkshopOptions } from './program-source.ts';
import { downloadWheels, wheelList } from './python-wheels.ts';

/** Makes the pinned images and their parts, each only once however many callers ask for it. */
export class ImageWorkshop implements Workshop {
  readonly options: WorkshopOptions;
  // Two use the cores well, as one compiles while the other links; more only compete for them.
  readonly compilers = pLimit(2);
  readonly #puller = new ImagePuller();
  readonly #images = new Map<string, Promise<MadeImage>>();
  readonly #programs = new Map<string, Promise<string>>();

  constructor(options: WorkshopOptions) {
    this.options = options;
  }

  /** Present, else pulled, else built. */
  image(name: string): Promise<MadeImage> {
    return memoize(this.#images, name, () => this.#makeImage(name));
  }

  /** An image of the user's own system. */
  ownImage(image: SystemImage): Promise<MadeImage> {
    const key = JSON.stringify([image.name, image.build]);
    return memoize(this.#images, key, () => ensureOwnImage(image, this));
  }

  /** True if a registry had it. */
  async pull(name: string, reference: string): Promise<boolean> {
    const { signal, onProgress } = this.options;
    if (this.#puller.isSilent(reference)) return false;
    const { outcome } = await reported(name, 'pulling', onProgress, () =>
      this.#puller.pull(reference, { signal }),
    );
    return outcome === 'pulled';
  }

  /** Resolves when all work has ended, successful or not. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#images.values(), ...this.#programs.values()]);
  }

  async #makeImage(name: string): Promise<MadeImage> {
    const pin = known(this.options.pins.images, name);
    const present = await currentImage(pin, this.options);
    if (present) return present;
    if (pin.pull && (await this.pull(name, pin.pull))) {
      if (pin.pull !== pin.reference) await tagImage(pin.pull, pin.reference);
      return madeImage(pin.reference, 'pulled');
    }
    if (!pin.build) {
      const message = `image ${pin.reference} can only be pulled, and no registry has it`;
      throw new HarnessError('IMAGE_FAILED', message, {
        next: 'Make a container registry reachable, and run this again.',
      });
    }
    if ('debootstrap' in pin.build) {
      await this.#makeBase(name, pin.reference, pin.build.debootstrap);
    } else {
      await this.#build(name, pin.reference, pin.build);
    }
    return madeImage(pin.reference, 'built');
  }

  #makeBase(name: string, reference: string, suite: string): Promise<void> {
    const { onProgress, workFolder, signal } = this.options;
    return reported(name, `making Debian ${suite}`, onProgress, () =>
      makeDebianBase(reference, suite, workFolder, signal),
    );
  }

  async #build(name: string, reference: string, build: BuildPin): Promise<void> {
    const { folder, pins, workFolder, onProgress, signal } = this.options;
    const [programs] = await Promise.all([
      Promise.all(build.programs.map((program) => this.#program(program))),
      ...build.from.map((base) => this.image(base)),
    ]);
    signal.throwIfAborted();
    await reported(name, 'assembling', onProgress, async () => {
      const context = join(workFolder, 'context', name);
      await fillContext(context, {
        dockerfile: join(folder, build.folder),
        programs,
        copies: [
          ...(await this.#moduleFiles(build)),
          ...sourceFolders(build),
          ...(await packageFolders(build)),
        ],
      });
      if (build.wheels !== undefined) await this.#wheels(build.wheels, join(context, 'wheels'));
      if (build.jars !== undefined) await this.#jars(build.jars, join(context, 'jars'));
      const inputs = await hashInputs(build, pins, folder);
      await buildImage({ reference, context, inputs, arguments: build.arguments, signal });
    });
  }

  async #moduleFiles(build: BuildPin): Promise<{ from: string; to: string }[]> {
    const { folder, pins } = this.options;
    return Promise.all(
      build.modules.map(async ({ program, path, to }) => {
        const pin = known(pins.programs, program);
        if (!('module' in pin)) throw new Error(`${program} has no Go module`);
        return { from: join(await moduleFolder(pin, folder), path), to };
      }),
    );
  }

  async #wheels(list: string, into: string): Promise<void> {
    const { folder, engine, signal } = this.options;
    await mkdir(into, { recursive: true });
    const { architecture } = engine;
    await downloadWheels(wheelList(folder, list), { into, architecture, signal });
  }

  async #jars(list: string, into: string): Promise<void> {
    const { folder, signal } = this.options;
    const jars = parseJars(await readFile(jarList(folder, list), 'utf8'));
    await mkdir(into, { recursive: true });
    await downloadJars(jars, { into, signal });
  }

  /** A folder with the program's files, and nothing else. */
  #program(name: string): Promise<string> {
    return memoize(this.#programs, name, async () => {
      const into = join(this.options.workFolder, 'programs', name);
      await mkdir(into, { recursive: true });
      await obtainProgram(name, known(this.options.pins.programs, name), into, this);
      return into;
    });
  }
}

function sourceFolders(build: BuildPin): { from: string; to: string }[] {
  return build.sources.map(({ path, to }) => ({ from: join(packageRoot, path), to }));
}

async function packageFolders({
  packages = [],
}: BuildPin): Promise<{ from: string; to: string }[]> {
  const all = await npmPackages(packages);
  return all.map(({ folder, place }) => ({ from: folder, to: join('app/node_modules', place) }));
}

function memoize<T>(
  made: Map<string, Promise<T>>,
  name: string,
  make: () => Promise<T>,
): Promise<T> {
  const earlier = made.get(name);
  if (earlier) return earlier;
  const making = make();
  made.set(name, making);
  return making;
}

function known<T>(pins: Readonly<Record<string, T>>, name: string): T {
  const pin = pins[name];
  if (pin === undefined) throw new Error(`images.yaml has no ${name}`);
  return pin;
}
