import { z } from 'zod';
import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import { type Target, targetShape } from '../target/target-pods.ts';

/** Pods that read what the fault changes only when they start. */
export const restartShape = z.strictObject(targetShape).optional();

const restartTimeoutMs = 70_000;

/** Deletes the pods, and waits until they are gone; whatever owns them makes others. */
export async function restart({ namespace, selector }: Target, cluster: Cluster): Promise<void> {
  const script = 'kubectl delete pods -n "$1" -l "$2" --timeout=60s';
  const what = `The pods of "${selector}" in namespace "${namespace}" could not be restarted`;
  await throughApi(cluster).run(script, [namespace, selector], what, restartTimeoutMs);
}

/**
 * Shell, for an undo: deletes pods that are not ready, so that none waits out the pause after a
 * crash; with \`all\` also those that are. A pod that a runbook has mended is left alone.
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

/** For the end of an undo: pods that crash for what is mended by now begin anew at once. */
export function restartUnready({ namespace, selector }: Target, cluster: Cluster): UndoAction {
  const describes = `restart the pods of ${selector} that are not ready`;
  const script = `${restartPods}restart_pods "$1" "$2" unready`;
  return throughApi(cluster).tidy(script, [namespace, selector], describes);
}
