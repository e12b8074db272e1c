import { HarnessError } from '../../errors.ts';
import { stated } from '../../model/figures.ts';
import type { Readiness } from '../../model/system.ts';
import type { Kubernetes } from './kubernetes.ts';
import { collectTroubles } from './not-ready.ts';
import { watchObjects } from './object-watch.ts';
import { observedSchema, pathOf, stateOf } from './readiness.ts';

/** An API server that restarts answers again within this time; one that is gone does not. */
const silenceMs = 10_000;

/**
 * Resolves when watches show all objects ready at once. Rejects with SYSTEM_NOT_READY and the reasons,
 * with CLUSTER_FAILED if the cluster itself is gone, or with the reason of the signal.
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
  const deadline = setTimeout(() => done.abort('deadline'), timeoutMs);
  const stop = () => done.abort('stopped');
  signal?.addEventListener('abort', stop);
  try {
    await new Promise<void>((resolve) => {
      done.signal.addEventListener('abort', () => resolve(), { once: true });
      for (const thing of readiness) {
        const selector = `metadata.name=${thing.name}`;
        const observe = (object: unknown) => {
          silentSinceMs = undefined;
          const observed = observedSchema.safeParse(object);
          const state = observed.success ? stateOf(thing.kind, observed.data) : 'waiting';
          if (state === 'ready') pending.delete(thing);
          // An object may become unready again: all must be ready at the same moment.
          else pending.add(thing);
          if (state === 'failed') done.abort('failed');
          if (pending.size === 0) done.abort('ready');
        };
        const checkSilence = async () => {
          // A watch without changes ends too: only an unanswered request shows that the API is silent.
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
          observe,
          () => void checkSilence(),
        );
      }
    });
  } finally {
    clearTimeout(deadline);
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
    next: 'The conditions, events and logs above say why; `--keep` leaves the cluster for inspection.',
  });
}
