import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { runLabel } from '../lifecycle/docker-labels.ts';

/** No drill lasts as long; the watch is ended with its cluster. */
const watchMs = 86_400_000;

/**
 * Calls back for each container of a run that starts, ends or goes, until the signal is aborted. Resolves
 * then; rejects with CLUSTER_FAILED where the engine stops telling.
 */
export async function watchContainers(
  run: string,
  signal: AbortSignal,
  onEvent: () => void,
): Promise<void> {
  const filters = ['type=container', `label=${runLabel}=${run}`, ...told].flatMap((filter) => [
    '--filter',
    filter,
  ]);
  const { stderr } = await docker(['events', ...filters, '--format', '{{.Action}}'], {
    timeoutMs: watchMs,
    signal,
    onLine: onEvent,
  });
  if (signal.aborted) return;
  throw new HarnessError('CLUSTER_FAILED', `the engine does not tell of machines: ${stderr}`, {
    next: 'Run `firedrill doctor`.',
  });
}

const told = ['event=start', 'event=die', 'event=destroy'];
