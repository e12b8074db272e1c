import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';

// Pods of a Job stay: they are the Job's record, and are deleted with it. A pod that the kubelet refused
// has the same reason as one that it evicted, but no time of eviction, so its creation counts.
const evictedSince = `evicted_since() {
  pods=$(kubectl get pods -A --field-selector "spec.nodeName=$1,status.phase=Failed" -o json)
  printf %s "$pods" | jq -r --arg since "$2" '.items[]
    | select(.status.reason == "Evicted" and all(.metadata.ownerReferences[]?; .kind != "Job"))
    | select(.metadata.creationTimestamp >= $since
        or any(.status.conditions[]?; .type == "DisruptionTarget" and .lastTransitionTime >= $since))
    | "\\(.metadata.namespace) \\(.metadata.name)"'
}
`;

const removal = `${evictedSince}evicted=$(evicted_since "$1" "$2")
[ -z "$evicted" ] || printf '%s\\n' "$evicted" | while read -r namespace name; do
  kubectl delete pod "$name" -n "$namespace" --ignore-not-found --wait=false
done
`;

// Kubernetes removes the taint shortly after the condition has cleared.
const looking = `${evictedSince}kubectl wait --for=condition=DiskPressure=False "node/$1" --timeout=60s >/dev/null || {
  kubectl get node "$1" >/dev/null
  echo 'still under pressure'; exit 0
}
tries=40
while :; do
  taints=$(kubectl get node "$1" -o jsonpath='{.spec.taints[*].key}')
  case $taints in *node.kubernetes.io/disk-pressure*) ;; *) break ;; esac
  tries=$((tries - 1))
  [ $tries -gt 0 ] || { echo 'still tainted'; exit 0; }
  sleep 0.25
done
evicted_since "$1" "$2"
`;
const lookTimeoutMs = 90_000;

/** What else a node does when its disk is full: it accepts no more pods, and evicts those it has. */
export interface DiskPressure {
  readonly undo: UndoAction;
  /** Waits until the node accepts pods again; true if no pod that it evicted is left. */
  isOver(): Promise<boolean>;
}

/** Pods evicted before `since` do not belong to this fault. */
export function diskPressure(node: string, since: Date, cluster: Cluster): DiskPressure {
  const from = `${since.toISOString().slice(0, 19)}Z`;
  const api = throughApi(cluster);
  return {
    undo: api.tidy(removal, [node, from], `delete the pods that ${node} has evicted`),
    isOver: async () => {
      const what = `The recovery of ${node} from its full disk cannot be checked`;
      return (await api.run(looking, [node, from], what, lookTimeoutMs)).trim() === '';
    },
  };
}
