import { execa } from 'execa';
import type { CommandResult } from '../ports.ts';

const graceMs = 5000;

/** Process groups that must not outlive this process: a terminal's Ctrl-C does not reach them. */
const running = new Set<number>();
process.once('exit', () => {
  for (const pid of running) endGroup(pid, 'SIGTERM');
});

export interface CommandOptions {
  readonly timeoutMs: number;
  readonly input?: string | Uint8Array;
  /** When aborted, ends the command and everything that it started. */
  readonly signal?: AbortSignal;
  /** Called with each line of both streams as it comes. */
  readonly onLine?: (line: string) => void;
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command in a process group of its own, so that a timeout ends all of it: a child that lived
 * on would keep the output open. Never throws: a command that does not exist has exit code 127.
 */
export async function run(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const child = execa(file, args, {
    reject: false,
    detached: true,
    cleanup: false,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    ...(options.cwd && { cwd: options.cwd }),
    ...(options.env && { env: { ...options.env } }),
  });
  const { onLine } = options;
  const lines = onLine
    ? [eachLine(child, 'stdout', onLine), eachLine(child, 'stderr', onLine)]
    : [];
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  const end = (signal: NodeJS.Signals) => pid !== undefined && endGroup(pid, signal);
  const timers: NodeJS.Timeout[] = [];
  const stop = () => {
    end('SIGTERM');
    timers.push(setTimeout(() => end('SIGKILL'), graceMs));
  };
  let timedOut = false;
  timers.push(
    setTimeout(() => {
      timedOut = true;
      stop();
    }, options.timeoutMs),
  );
  options.signal?.addEventListener('abort', stop);
  if (options.signal?.aborted) stop();
  const result = await child;
  await Promise.all(lines);
  if (pid !== undefined) running.delete(pid);
  options.signal?.removeEventListener('abort', stop);
  timers.forEach(clearTimeout);
  const missing = result.exitCode === undefined && result.code === 'ENOENT';
  return {
    exitCode: result.exitCode ?? (missing ? 127 : 1),
    stdout: result.stdout,
    stderr: result.stderr || (result.exitCode === undefined ? (result.shortMessage ?? '') : ''),
    durationMs: result.durationMs,
    timedOut,
  };
}

async function eachLine(
  child: { iterable(options: { from: 'stdout' | 'stderr' }): AsyncIterable<unknown> },
  from: 'stdout' | 'stderr',
  onLine: (line: string) => void,
): Promise<void> {
  try {
    for await (const line of child.iterable({ from })) onLine(String(line));
  } catch {
    // The lines of a failed command end with the error that its result reports too.
  }
}

function endGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}
