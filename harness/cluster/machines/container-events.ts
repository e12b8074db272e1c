import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { runLabel } from '../lifecycle/docker-labels.ts';

/** Longer than any drill; the watch ends with its cluster. */
const watchMs = 86_400_000;

/**
 * Calls back for each container of a run that starts, ends or is removed, until the signal is aborted;
 * then resolves. Rejects with CLUSTER_FAILED if the engine stops reporting events.
 */
export async function watchContainers(
  run: string,
  signal: AbortSignal,
  onEvent: () => void,
): Promise<void> {
  const filters = ['type=container', `label=${runLabel}=${run}`, ...watched].flatMap((filter) => [
    '--filter',
    filter,
  ]);
  const { stderr } = await docker(['events', ...filters, '--format', '{{.Action}}'], {
    timeoutMs: watchMs,
    signal,
    onLine: onEvent,
  });
  if (signal.aborted) return;
  throw new HarnessError(
    'CLUSTER_FAILED',
    `the engine reports no more events of machines: ${stderr}`,
    {
      next: 'Run `firedrill doctor`.',
    },
  );
}

const watched = ['event=start', 'event=die', 'event=destroy'];
