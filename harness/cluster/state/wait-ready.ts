import { HarnessError } from '../../errors.ts';
import { stated } from '../../model/figures.ts';
import type { Readiness } from '../../model/system.ts';
import type { Kubernetes } from './kubernetes.ts';
import { collectTroubles } from './not-ready.ts';
import { watchObjects } from './object-watch.ts';
import { observedSchema, pathOf, stateOf } from './readiness.ts';

/** An API server that restarts answers again within this; one that is gone does not. */
const silenceMs = 10_000;

/**
 * Resolves once all are ready, as their watches tell; SYSTEM_NOT_READY with the reasons else, and
 * CLUSTER_FAILED where the cluster itself has gone, or the reason of the signal.
 */
export async function waitReady(
  kubernetes: Kubernetes,
  readiness: readonly Readiness[],
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const pending = new Set(readiness);
  if (pending.size === 0) return;
  const done = new AbortController();
  let silentSinceMs: number | undefined;
  const overtime = setTimeout(() => done.abort('overtime'), timeoutMs);
  const stop = () => done.abort('stopped');
  signal?.addEventListener('abort', stop);
  try {
    await new Promise<void>((resolve) => {
      done.signal.addEventListener('abort', () => resolve(), { once: true });
      for (const thing of readiness) {
        const selector = `metadata.name=${thing.name}`;
        const see = (object: unknown) => {
          silentSinceMs = undefined;
          const observed = observedSchema.safeParse(object);
          const state = observed.success ? stateOf(thing.kind, observed.data) : 'waiting';
          if (state === 'ready') pending.delete(thing);
          // Ready once and then not: all must be ready at one moment.
          else pending.add(thing);
          if (state === 'failed') done.abort('failed');
          if (pending.size === 0) done.abort('ready');
        };
        const miss = async () => {
          // A quiet watch ends too: only what is asked and not answered is silence.
          const answers = await kubernetes.get('/version').then(
            () => true,
            () => false,
          );
          silentSinceMs = answers ? undefined : (silentSinceMs ?? performance.now());
          if (performance.now() - (silentSinceMs ?? Infinity) > silenceMs) done.abort('silent');
        };
        watchObjects(
          kubernetes.config,
          pathOf(thing),
          selector,
          done.signal,
          see,
          () => void miss(),
        );
      }
    });
  } finally {
    clearTimeout(overtime);
    signal?.removeEventListener('abort', stop);
    done.abort();
  }
  signal?.throwIfAborted();
  if (pending.size > 0) throw await notReady(kubernetes, [...pending], timeoutMs);
}

async function notReady(
  kubernetes: Kubernetes,
  pending: readonly Readiness[],
  timeoutMs: number,
): Promise<HarnessError> {
  const names = pending.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`);
  const seen = await collectTroubles(kubernetes, pending);
  const message = `not ready within ${stated(timeoutMs)}: ${names.join(', ')}\n${seen}`;
  return new HarnessError('SYSTEM_NOT_READY', message, {
    next: 'The conditions, events and logs above say why; `--keep` leaves the cluster to look at.',
  });
}
