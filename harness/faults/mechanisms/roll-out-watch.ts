import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import type { Workload } from '../target/target-workload.ts';
import { lookUntil } from './look-until.ts';
import { type NewEvents, newEvents } from './new-events.ts';
import { troubleOf } from './pod-trouble.ts';

/** How a roll-out must go for the fault to be in place. */
export interface Outcome {
  /** `stuck`: a new pod fails, or is refused. `complete`: all are ready, and users see what is wrong. */
  readonly rollout: 'stuck' | 'complete';
  readonly withinSeconds: number;
  /** The only reasons of a stuck one that count; by default any. */
  readonly reasons?: readonly string[];
}

const pauseMs = 300;
// kubectl's own word on all three kinds of workload.
const status = `kubectl rollout status "$1/$2" -n "$3" --watch=false |
  grep -qE 'successfully rolled out|rolling update complete|roll out complete' && echo true || echo false`;

/**
 * Reads the pods that there are now, and resolves to a function that waits until the roll-out of the next
 * ones has gone as it should. FAULT_FAILED if it goes another way: then the version is not what the
 * scenario takes it for.
 */
export async function watchRollOut(
  workload: Workload,
  outcome: Outcome,
  cluster: Cluster,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const { rollout, withinSeconds, reasons } = outcome;
  const { kind, namespace, name, label, resource, selector } = workload;
  const listPods = async () =>
    (await cluster.core.listNamespacedPod({ namespace, labelSelector: selector })).items;
  const old = new Set((await listPods()).map(({ metadata }) => metadata?.uid));
  const readEvents = await newEvents(namespace, cluster);

  const isComplete = () =>
    throughApi(cluster).isTrue(status, [resource, name, namespace], `${label} cannot be read`);
  const troubles = async () => {
    const events = await readEvents();
    const fresh = (await listPods()).filter(
      ({ metadata }) => !old.has(metadata?.uid) && !metadata?.deletionTimestamp,
    );
    return [
      ...fresh.map((pod) =>
        troubleOf(
          pod,
          events.about(({ uid }) => uid === pod.metadata?.uid),
        ),
      ),
      isRefused(kind, name, events) ? 'FailedCreate' : undefined,
    ].filter((trouble) => trouble !== undefined);
  };

  return async () => {
    let complete = false;
    let seen: readonly string[] = [];
    const isAsExpected = async () => {
      // Not the end of a stuck one: without a probe, a pod that crashes is ready for a moment.
      complete = await isComplete();
      if (complete && rollout === 'complete') return true;
      seen = await troubles();
      return rollout === 'stuck' && seen.some((one) => reasons?.includes(one) ?? true);
    };
    const patience = { withinMs: withinSeconds * 1000, everyMs: pauseMs, signal };
    if (await lookUntil(isAsExpected, patience)) return;
    throw complete ? notBroken(label) : late(label, outcome, seen);
  };
}

/** Whether a pod of the workload was not even created; a Deployment's are created by its ReplicaSets. */
function isRefused(kind: string, workload: string, events: NewEvents): boolean {
  const isOwner = (of: string | undefined, name = '') =>
    kind === 'Deployment'
      ? of === 'ReplicaSet' && name.replace(/-[^-]+$/, '') === workload
      : of === kind && name === workload;
  return events.about((object) => isOwner(object.kind, object.name)).has('FailedCreate');
}

function notBroken(label: string): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `The roll-out of ${label} is complete: every pod of the new version is ready.`,
    {
      next: 'Correct the version in the scenario. If users see what is wrong with it, say `rollout: complete`.',
    },
  );
}

function late(
  label: string,
  { rollout, withinSeconds, reasons }: Outcome,
  troubles: readonly string[],
): HarnessError {
  const seen = [...new Set(troubles)].join(', ') || 'none has failed yet';
  const wanted = rollout === 'complete' ? 'complete' : ['stuck', ...(reasons ?? [])].join(', ');
  return new HarnessError(
    'FAULT_FAILED',
    `The roll-out of ${label} is not ${wanted} after ${withinSeconds} s. Its new pods: ${seen}.`,
    { next: 'Correct the version in the scenario, or raise "withinSeconds".' },
  );
}
