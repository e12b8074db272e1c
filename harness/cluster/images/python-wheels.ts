import { join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { run } from '../../io/command.ts';
import { canInstallPackages } from '../engine/host.ts';
import { BuildLog } from './build-log.ts';

const timeoutMs = 600_000;

/** File of a list of wheels, beside `images.yaml`: pip's requirements, each with its hashes. */
export const wheelList = (folder: string, name: string) => join(folder, 'pip', `${name}.txt`);

export interface WheelDownload {
  /** Folder for the wheels; must exist. */
  readonly into: string;
  /** Of the image, as Go names it. */
  readonly architecture: string;
  readonly signal?: AbortSignal;
}

/**
 * Downloads the wheels of a list with this machine's pip, from the index that pip is configured for, and lets
 * pip check their hashes. IMAGE_FAILED or NO_TOOLCHAIN.
 */
export async function downloadWheels(list: string, options: WheelDownload): Promise<void> {
  const { into, architecture, signal } = options;
  await requirePip(signal);
  const log = new BuildLog();
  const argv = [
    '-m',
    'pip',
    'download',
    ...wheelArguments(architecture),
    '--dest',
    into,
    '-r',
    list,
  ];
  const { exitCode } = await run('python3', argv, {
    timeoutMs,
    onLine: (line) => log.add(line),
    ...(signal && { signal }),
  });
  signal?.throwIfAborted();
  if (exitCode !== 0) {
    throw log.failure(list, 'pip download', 'Check that the index of pip is reachable.');
  }
}

/** Exactly what the list names, for the Python of Debian 12, whatever runs on this machine. */
export function wheelArguments(architecture: string): readonly string[] {
  const machine = architecture === 'arm64' ? 'aarch64' : 'x86_64';
  const platforms = ['manylinux2014', 'manylinux_2_17', 'manylinux_2_28', 'manylinux_2_31'];
  return [
    ...['--no-deps', '--require-hashes', '--only-binary', ':all:', '--no-cache-dir'],
    ...['--implementation', 'cp', '--python-version', '3.11'],
    ...['cp311', 'abi3', 'none'].flatMap((abi) => ['--abi', abi]),
    ...platforms.flatMap((platform) => ['--platform', `${platform}_${machine}`]),
  ];
}

async function requirePip(signal?: AbortSignal): Promise<void> {
  const options = { timeoutMs: 60_000, ...(signal && { signal }) };
  const hasPip = async () =>
    (await run('python3', ['-m', 'pip', '--version'], options)).exitCode === 0;
  if (await hasPip()) return;
  if (canInstallPackages()) {
    const install = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    await run('apt-get', [...install, 'python3-pip'], {
      ...options,
      timeoutMs,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (await hasPip()) return;
  }
  throw new HarnessError('NO_TOOLCHAIN', 'wheels have to be downloaded, but there is no pip', {
    next: 'Install Python 3 with pip.',
  });
}
