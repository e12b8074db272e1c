import { docker } from '../../io/docker.ts';
import type { CommandResult } from '../../ports.ts';

export interface ExecOptions {
  readonly timeoutMs: number;
  readonly input?: string;
  readonly signal?: AbortSignal;
}

// `timeout --signal=KILL` exits with 137 when it has killed its command.
const killed = 137;
/** How long the engine may take beyond the command's timeout; after that the engine does not answer. */
const graceMs = 10_000;

/**
 * Runs a command in one of our containers; never throws. The timeout acts inside the container: if
 * only the engine's client were killed, the command would go on running there.
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
