import { execa } from 'execa';
import { HarnessError } from '../../errors.ts';

// When the harness ends, in whatever way, its end of the pipe closes and the whole process group is
// killed. Otherwise kind would go on and create what the clean-up has just removed.
const supervise = `exec 3<&0
"$@" </dev/null 3<&- &
kind=$!
{ cat <&3; kill -KILL 0; } >/dev/null 2>&1 &
exec 3<&-
wait $kind`;

export interface KindOptions {
  readonly program: string;
  readonly network: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onLine?: (line: string) => void;
}

export interface KindResult {
  readonly exitCode: number;
  readonly output: string;
  readonly timedOut: boolean;
}

/** Runs kind with its nodes on the run's own network. INTERRUPTED if the signal is aborted. */
export async function runKind(args: readonly string[], options: KindOptions): Promise<KindResult> {
  const { program, network, timeoutMs, signal, onLine } = options;
  signal?.throwIfAborted();
  const child = execa('sh', ['-c', supervise, 'sh', program, ...args], {
    reject: false,
    all: true,
    stdin: 'pipe',
    // Its own process group, so that one signal ends all of it.
    detached: true,
    env: { KIND_EXPERIMENTAL_DOCKER_NETWORK: network, KIND_EXPERIMENTAL_PROVIDER: 'docker' },
  });
  const endGroup = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  const deadline = AbortSignal.timeout(timeoutMs);
  const stop = signal ? AbortSignal.any([signal, deadline]) : deadline;
  stop.addEventListener('abort', endGroup, { once: true });
  try {
    const lines: string[] = [];
    const reading = (async () => {
      for await (const line of child.iterable({ from: 'all' })) {
        lines.push(line);
        onLine?.(line);
      }
    })();
    const [result] = await Promise.all([child, reading]);
    if (signal?.aborted) throw interrupted(signal);
    return {
      exitCode: result.exitCode ?? 1,
      output: lines.join('\n'),
      timedOut: deadline.aborted,
    };
  } finally {
    stop.removeEventListener('abort', endGroup);
    child.stdin.end();
  }
}

function interrupted(signal: AbortSignal): HarnessError {
  return signal.reason instanceof HarnessError
    ? signal.reason
    : new HarnessError('INTERRUPTED', 'interrupted while the cluster was being created');
}
