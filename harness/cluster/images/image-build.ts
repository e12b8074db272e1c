import { docker } from '../../io/docker.ts';
import { BuildLog } from './build-log.ts';
import { findImage, inputsLabel, removeNameless } from './image-store.ts';

const buildTimeoutMs = 1_200_000;

export interface ImageBuild {
  readonly reference: string;
  /** The build context, with its Dockerfile. */
  readonly context: string;
  /** Content hash of everything that the image is built from. */
  readonly inputs: string;
  readonly arguments: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

// Images that are built from the same one share their first layers: none is removed while another build may use it.
let running = 0;
const leftovers = new Set<string>();

/** Builds and names an image, and leaves nothing half-made. IMAGE_FAILED shows the step and the log. */
export async function buildImage(build: ImageBuild): Promise<void> {
  const before = await findImage(build.reference);
  const log = new BuildLog();
  const buildArguments = Object.entries(build.arguments).flatMap(([name, value]) => [
    '--build-arg',
    `${name}=${value}`,
  ]);
  const label = `${inputsLabel}=${build.inputs}`;
  running += 1;
  try {
    const { exitCode } = await docker(
      [
        'build',
        '--force-rm',
        '--label',
        label,
        ...buildArguments,
        '--tag',
        build.reference,
        build.context,
      ],
      {
        timeoutMs: buildTimeoutMs,
        onLine: (line) => log.add(line),
        ...(build.signal && { signal: build.signal }),
      },
    );
    build.signal?.throwIfAborted();
    if (exitCode !== 0) {
      throw log.failure(
        build.reference,
        'docker build',
        'The log above shows why the step failed.',
      );
    }
  } finally {
    running -= 1;
    for (const id of [...log.layers, ...(before ? [before.id] : [])]) leftovers.add(id);
    if (running === 0) {
      const all = [...leftovers];
      leftovers.clear();
      await removeNameless(all);
    }
  }
}
