import { z } from 'zod';
import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import { findPods, type Target, targetShape } from '../target/target-pods.ts';

/** A command that undoes what a version has done to data; safe to repeat, and without secrets: a lease has it. */
export const dataShape = z.strictObject({
  ...targetShape,
  container: z.string().min(1).optional(),
  command: z.array(z.string().min(1)).min(1),
});

// A pod of the broken version may still be at its migration: what is not ready ends first.
const undoing = `ns=$1 selector=$2 data_ns=$3 data_selector=$4 container=$5; shift 5
pods_that() { kubectl get pods -n "$1" -l "$2" -o json | jq -r --arg ready "$3" '.items[]
  | select(any(.status.conditions[]?; .type == "Ready" and .status == "True") == ($ready == "true"))
  | .metadata.name'; }
unready=$(pods_that "$ns" "$selector" false)
[ -z "$unready" ] || kubectl delete pod $unready -n "$ns" --grace-period=1 --ignore-not-found --timeout=15s
pod=$(pods_that "$data_ns" "$data_selector" true | head -n 1)
[ -n "$pod" ] || { echo "no pod of $data_selector is ready" >&2; exit 1; }
kubectl exec -n "$data_ns" "$pod" \${container:+-c "$container"} -- "$@"
`;

/** The undo of a fault's data, and what must run before the fault; `users` are the pods that write it. */
export async function aimData(
  { namespace, selector, container = '', command }: z.output<typeof dataShape>,
  users: Target,
  cluster: Cluster,
): Promise<{ readonly undo: UndoAction; arm(): Promise<unknown> }> {
  await findPods({ namespace, selector }, cluster);
  const api = throughApi(cluster);
  const args = [users.namespace, users.selector, namespace, selector, container, ...command];
  return {
    undo: api.undo(undoing, args, `undo what ${users.selector} did to the data of ${selector}`),
    arm: () => api.inject('', [], 'The undo of the data cannot be prepared'),
  };
}
