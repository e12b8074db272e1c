import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { run } from '../../io/command.ts';
import { cacheFolder } from '../../io/paths.ts';
import { withLock } from '../engine/lock.ts';
import { compileProgram } from './go-program.ts';
import { imagesFolder, readPins } from './image-pins.ts';
import { type OnImageProgress, reported } from './image-progress.ts';

/**
 * Path of a kind binary of the pinned version: the cached one, else the one on PATH, else one that is
 * compiled now. NO_TOOLCHAIN if there is neither a binary nor a Go to compile it.
 */
export async function ensureKind(
  onProgress?: OnImageProgress,
  signal?: AbortSignal,
): Promise<string> {
  const pin = (await readPins()).programs.kind;
  if (!pin || !('module' in pin)) throw new Error('images.yaml has no kind');
  const own = join(cacheFolder, 'bin', 'kind');
  for (const candidate of [own, 'kind']) {
    if (await isVersion(candidate, pin.version)) return candidate;
  }
  return withLock('kind', async () => {
    if (await isVersion(own, pin.version)) return own;
    const folder = join(cacheFolder, 'bin');
    await mkdir(folder, { recursive: true });
    const into = await mkdtemp(join(folder, '.making-'));
    try {
      await reported('kind', `compiling ${pin.version}`, onProgress, () =>
        compileProgram('kind', pin, { folder: imagesFolder, into, ...(signal && { signal }) }),
      );
      await rename(join(into, 'kind'), own);
    } finally {
      await rm(into, { recursive: true, force: true });
    }
    if (await isVersion(own, pin.version)) return own;
    throw new HarnessError('IMAGE_FAILED', `${own} does not report version ${pin.version}`, {
      next: 'Remove that file and run this again.',
    });
  });
}

async function isVersion(kind: string, version: string): Promise<boolean> {
  const { exitCode, stdout } = await run(kind, ['version', '--quiet'], { timeoutMs: 10_000 });
  return exitCode === 0 && `v${stdout.trim().replace(/^v/, '')}` === version;
}
