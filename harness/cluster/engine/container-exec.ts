import { docker } from '../../io/docker.ts';
import type { CommandResult } from '../../ports.ts';

export interface ExecOptions {
  readonly timeoutMs: number;
  readonly input?: string;
  readonly signal?: AbortSignal;
}

// `timeout` is itself killed by a signal when it has killed its command, as a shell would say 137.
const killed = 137;
/** How long the engine may take beyond the command: it is then the engine that does not answer. */
const graceMs = 10_000;

/**
 * Runs a command in a container of ours; never throws. The timeout ends the command's process group
 * inside the container: an engine's client that is killed leaves it running there.
 */
export async function execIn(
  container: string,
  argv: readonly string[],
  { timeoutMs, input, signal }: ExecOptions,
): Promise<CommandResult> {
  const seconds = (timeoutMs / 1000).toFixed(3);
  const interactive = input === undefined ? [] : ['--interactive'];
  const result = await docker(
    ['exec', ...interactive, container, 'timeout', '--signal=KILL', seconds, ...argv],
    {
      timeoutMs: timeoutMs + graceMs,
      ...(input !== undefined && { input }),
      ...(signal && { signal }),
    },
  );
  const timedOut =
    result.timedOut || (result.exitCode === killed && result.durationMs >= timeoutMs);
  return { ...result, timedOut };
}
