import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { packageRoot } from '../../io/paths.ts';

/** Folder with `images.yaml`, the Dockerfiles and the Go modules. */
export const imagesFolder = join(packageRoot, 'fixtures/images');

const placeInContext = { path: z.string().min(1), to: z.string().min(1) };

const buildSchema = z.strictObject({
  /** Folder of the Dockerfile, beside `images.yaml`. */
  folder: z.string(),
  /** Images that must exist before the build. */
  from: z.array(z.string()).default([]),
  /** Programs that go into `bin/` of the build context. */
  programs: z.array(z.string()).default([]),
  /** Files of a program's Go module: `path` inside it, `to` in the context. */
  modules: z.array(z.strictObject({ program: z.string(), ...placeInContext })).default([]),
  /** Folders of this package: `path` from its root, `to` in the context. */
  sources: z.array(z.strictObject(placeInContext)).default([]),
  /** npm packages of Firedrill's own; they and their dependencies go into `app/node_modules`. */
  packages: z.array(z.string()).optional(),
  /** A list of Python wheels, `pip/<name>.txt`; they go into `wheels/` of the build context. */
  wheels: z.string().optional(),
  /** A list of Maven jars, `maven/<name>.sha256`; they go into `jars/` of the build context. */
  jars: z.string().optional(),
  arguments: z.record(z.string(), z.string()).default({}),
});

const imageSchema = z.strictObject({
  /** The image's name in the local engine. */
  reference: z.string(),
  /** The image's name in a registry. */
  pull: z.string().optional(),
  build: z.union([buildSchema, z.strictObject({ debootstrap: z.string() })]).optional(),
});

const inImage = z.strictObject({ reference: z.string(), path: z.string() });

const programSchema = z.union([
  z.strictObject({
    /** Folder under `go/`; its go.mod and go.sum are the pins. */
    module: z.string(),
    package: z.string(),
    version: z.string(),
    /** The programs' names from `go build … tool`. */
    outputs: z.array(z.string()).min(1),
    /** Their names in the image, if those differ. */
    names: z.array(z.string()).optional(),
    /** String variables set by the linker. */
    variables: z.record(z.string(), z.string()).default({}),
    /** An image to take the program from instead, when a registry answers. */
    image: inImage.optional(),
    /** Free disk that compiling this program needs, in GB; absent: as much as for all programs. */
    diskGb: z.number().positive().optional(),
  }),
  z.strictObject({
    outputs: z.array(z.string()).length(1),
    /** Copied out of another image of this file. */
    from: z.strictObject({ image: z.string(), path: z.string() }),
  }),
  z.strictObject({
    outputs: z.array(z.string()).length(1),
    /** The binary that runs this process, if it is a Linux binary. */
    running: z.literal(true),
    image: inImage,
  }),
]);

const pinsSchema = z.strictObject({
  images: z.record(z.string(), imageSchema),
  programs: z.record(z.string(), programSchema),
});

export type ImagePin = z.infer<typeof imageSchema>;
export type BuildPin = z.infer<typeof buildSchema>;
export type ProgramPin = z.infer<typeof programSchema>;
export type GoProgramPin = Extract<ProgramPin, { module: string }>;
export type Pins = z.infer<typeof pinsSchema>;

/** Reads a folder's `images.yaml`; INTERNAL if it is invalid. */
export async function readPins(folder: string = imagesFolder): Promise<Pins> {
  const file = join(folder, 'images.yaml');
  const parsed = pinsSchema.safeParse(parse(await readFile(file, 'utf8')));
  if (!parsed.success) {
    throw new HarnessError('INTERNAL', `${file}: ${z.prettifyError(parsed.error)}`, {
      next: 'Fix the file; the comment at its top says what it may contain.',
    });
  }
  const missing = danglingNames(parsed.data);
  if (missing.length > 0) {
    throw new HarnessError(
      'INTERNAL',
      `${file} uses names that it does not define: ${missing.join(', ')}`,
    );
  }
  return parsed.data;
}

function danglingNames({ images, programs }: Pins): string[] {
  const builds = Object.values(images).flatMap(({ build }) =>
    build && 'folder' in build ? [build] : [],
  );
  const wantedPrograms = builds.flatMap((build) => [
    ...build.programs,
    ...build.modules.map(({ program }) => program),
  ]);
  const wantedImages = [
    ...builds.flatMap(({ from }) => from),
    ...Object.values(programs).flatMap((pin) => ('from' in pin ? [pin.from.image] : [])),
  ];
  return [
    ...wantedPrograms.filter((name) => !(name in programs)),
    ...wantedImages.filter((name) => !(name in images)),
  ];
}
