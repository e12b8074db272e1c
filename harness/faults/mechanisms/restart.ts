import { z } from 'zod';
import { type Clock, systemClock } from '../../clock.ts';
import { HarnessError } from '../../errors.ts';
import { isApiRefusal } from '../../model/api-refusal.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import { type Target, targetShape } from '../target/target-pods.ts';
import { lookUntil } from './look-until.ts';

/** Pods that read what the fault changes, but only when they start. */
export const restartShape = z.strictObject(targetShape).optional();

const restartTimeoutMs = 60_000;
const pauseMs = 200;

interface Restarting {
  /** Called once the API has accepted every deletion. */
  readonly inPlace?: (() => void) | undefined;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/**
 * Deletes the pods and waits until they are gone; their owner creates new ones.
 */
export async function restart(
  { namespace, selector }: Target,
  cluster: Cluster,
  { inPlace, signal, clock = systemClock }: Restarting,
): Promise<void> {
  const list = async () => {
    const { items } = await cluster.core.listNamespacedPod({ namespace, labelSelector: selector });
    return items.map(({ metadata }) => ({ name: metadata?.name ?? '', uid: metadata?.uid ?? '' }));
  };
  const pods = await list();
  for (const pod of pods) {
    signal.throwIfAborted();
    await deletePod(pod, namespace, cluster);
  }
  inPlace?.();
  // A StatefulSet's next pod has the same name.
  const uids = new Set(pods.map(({ uid }) => uid));
  let left = pods;
  const areGone = async () => {
    left = (await list()).filter(({ uid }) => uids.has(uid));
    return left.length === 0;
  };
  const patience = { withinMs: restartTimeoutMs, everyMs: pauseMs, signal, clock };
  if (!(await lookUntil(areGone, patience))) throw stillThere(left, namespace);
}

async function deletePod(
  { name, uid }: { readonly name: string; readonly uid: string },
  namespace: string,
  cluster: Cluster,
): Promise<void> {
  try {
    const body = { preconditions: { uid } };
    await cluster.core.deleteNamespacedPod({ name, namespace, body });
  } catch (error) {
    // The pod has ended by itself, and another may have its name.
    if (isApiRefusal(error) && [404, 409].includes(error.code)) return;
    throw new HarnessError('FAULT_FAILED', `pod/${namespace}/${name} could not be restarted.`, {
      next: 'Read the cause: the API server may have refused it.',
      cause: error,
    });
  }
}

function stillThere(left: readonly { readonly name: string }[], namespace: string): HarnessError {
  const names = left.map(({ name }) => `pod/${namespace}/${name}`).join(', ');
  return new HarnessError(
    'FAULT_FAILED',
    `${names} did not end within ${restartTimeoutMs / 1000} s of being deleted.`,
    { next: 'Check whether a finalizer keeps it, or shorten its grace period.' },
  );
}

/**
 * Shell for an undo: deletes pods that are not ready, so that none waits out its crash back-off; with
 * `all`, ready pods too. A pod that a runbook has repaired is left alone.
 */
export const restartPods = `restart_pods() {
  pods=$(kubectl get pods -n "$1" -l "$2" -o json)
  names=$(printf %s "$pods" | jq -r --arg which "$3" '.items[]
    | select(.metadata.deletionTimestamp == null and .status.phase != "Succeeded")
    | select($which == "all" or ([.status.conditions[]? | select(.type == "Ready" and .status == "True")] == []))
    | .metadata.name')
  for name in $names; do kubectl delete pod "$name" -n "$1" --ignore-not-found --wait=false; done
}
`;

/** For the end of an undo: pods that crashed because of the fault start again at once. */
export function restartUnready({ namespace, selector }: Target, cluster: Cluster): UndoAction {
  const describes = `restart the pods of ${selector} that are not ready`;
  const script = `${restartPods}restart_pods "$1" "$2" unready`;
  return throughApi(cluster).tidy(script, [namespace, selector], describes);
}
