import { execa } from 'execa';
import type { CommandResult } from '../../ports.ts';

export interface DockerOptions {
  readonly timeoutMs: number;
  readonly input?: string;
  readonly signal?: AbortSignal;
  /** Each line of both streams as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs the engine's client. Never throws: a missing client is exit code 127. */
export async function docker(
  args: readonly string[],
  options: DockerOptions,
): Promise<CommandResult> {
  return run('docker', args, options);
}

export interface RunOptions extends DockerOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs any command with the same shape of result; its own standard input is never inherited. */
export async function run(
  file: string,
  args: readonly string[],
  options: RunOptions,
): Promise<CommandResult> {
  const child = execa(file, args, {
    reject: false,
    timeout: options.timeoutMs,
    forceKillAfterDelay: 5000,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    ...(options.signal && { cancelSignal: options.signal }),
    ...(options.cwd && { cwd: options.cwd }),
    ...(options.env && { env: { ...options.env } }),
  });
  const { onLine } = options;
  if (onLine) {
    for (const from of ['stdout', 'stderr'] as const) {
      // A killed command ends its iterator with the very error that `await child` reports below.
      (async () => {
        for await (const line of child.iterable({ from })) onLine(line);
      })().catch(() => undefined);
    }
  }
  const result = await child;
  const missing = result.exitCode === undefined && result.code === 'ENOENT';
  return {
    exitCode: result.exitCode ?? (missing ? 127 : 1),
    stdout: result.stdout,
    stderr: result.stderr || (result.exitCode === undefined ? (result.shortMessage ?? '') : ''),
    durationMs: result.durationMs,
    timedOut: result.timedOut,
  };
}
