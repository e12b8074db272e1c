import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { run } from '../../io/command.ts';
import { stated } from '../../model/figures.ts';
import { BuildLog } from './build-log.ts';
import type { GoProgramPin } from './image-pins.ts';

const compileTimeoutMs = 1_800_000;
const downloadTimeoutMs = 600_000;

export interface CompileOptions {
  /** Folder of `images.yaml`. */
  readonly folder: string;
  /** Folder for the programs; must exist. */
  readonly into: string;
  /** Target system; by default this machine's. */
  readonly goos?: string;
  readonly goarch?: string;
  readonly signal?: AbortSignal;
  /** For tests. */
  readonly timeoutMs?: number;
}

/** Compiles a pinned program and every tool that its module names. IMAGE_FAILED or NO_TOOLCHAIN. */
export async function compileProgram(
  name: string,
  pin: GoProgramPin,
  options: CompileOptions,
): Promise<void> {
  const cwd = join(options.folder, 'go', pin.module);
  await requireGo(name, cwd);
  const variables = Object.entries(pin.variables).map(([path, value]) => `-X ${path}=${value}`);
  const ldflags = ['-s', '-w', ...variables].join(' ');
  const log = new BuildLog();
  const timeoutMs = options.timeoutMs ?? compileTimeoutMs;
  // A drill may be running meanwhile, and is measured: it goes first.
  const { exitCode, timedOut } = await run(
    'nice',
    [
      ...['-n', '5'],
      'go',
      'build',
      '-mod=readonly',
      '-buildvcs=false',
      '-trimpath',
      '-ldflags',
      ldflags,
      '-o',
      `${options.into}/`,
      'tool',
    ],
    {
      cwd,
      timeoutMs,
      onLine: (line) => log.add(line),
      env: {
        CGO_ENABLED: '0',
        GOWORK: 'off',
        ...(options.goos && { GOOS: options.goos }),
        ...(options.goarch && { GOARCH: options.goarch }),
      },
      ...(options.signal && { signal: options.signal }),
    },
  );
  options.signal?.throwIfAborted();
  if (exitCode !== 0) {
    throw log.failure(
      name,
      `compiling ${pin.package} ${pin.version}`,
      timedOut
        ? `It did not end within ${stated(timeoutMs)}. What is compiled is kept: run this again.`
        : 'Check that the Go module proxy is reachable.',
    );
  }
  for (const [index, output] of pin.outputs.entries()) {
    const wanted = pin.names?.[index] ?? output;
    if (wanted !== output) await rename(join(options.into, output), join(options.into, wanted));
  }
}

/** The unpacked source of a program's module, checked against its go.sum. */
export async function moduleFolder(pin: GoProgramPin, folder: string): Promise<string> {
  const cwd = join(folder, 'go', pin.module);
  await requireGo(pin.module, cwd);
  const { exitCode, stdout, stderr } = await run('go', ['mod', 'download', '-json', pin.package], {
    cwd,
    timeoutMs: downloadTimeoutMs,
    env: { GOWORK: 'off' },
  });
  const found = exitCode === 0 ? downloadSchema.safeParse(JSON.parse(stdout)) : undefined;
  if (!found?.success) {
    throw new HarnessError('IMAGE_FAILED', `Go cannot fetch ${pin.package}: ${stdout}${stderr}`, {
      next: 'Check that the Go module proxy is reachable.',
    });
  }
  return found.data.Dir;
}

const downloadSchema = z.object({ Dir: z.string() });

async function requireGo(name: string, cwd: string): Promise<void> {
  // In the module's folder, Go checks its own version against the one that the module requires.
  const { exitCode, stderr } = await run('go', ['env', 'GOVERSION'], { cwd, timeoutMs: 120_000 });
  if (exitCode === 0) return;
  const why = exitCode === 127 ? '`go` is not on PATH' : stderr.trim();
  throw new HarnessError('NO_TOOLCHAIN', `${name} has to be compiled, but ${why}`, {
    next: 'Install Go 1.26 or newer; or make a container registry reachable and put the pinned kind on PATH.',
  });
}
