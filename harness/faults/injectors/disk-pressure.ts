import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';

// Pods of a Job stay: they are what the Job has come to, and go with it. A pod that the kubelet turned
// away at its door says the same as one that it threw out, but not when.
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

// The taint is taken away soon after the condition that it stands for.
const looking = `${evictedSince}kubectl wait --for=condition=DiskPressure=False "node/$1" --timeout=60s >/dev/null || {
  kubectl get node "$1" >/dev/null
  echo 'under pressure still'; exit 0
}
tries=40
while :; do
  taints=$(kubectl get node "$1" -o jsonpath='{.spec.taints[*].key}')
  case $taints in *node.kubernetes.io/disk-pressure*) ;; *) break ;; esac
  tries=$((tries - 1))
  [ $tries -gt 0 ] || { echo 'tainted still'; exit 0; }
  sleep 0.25
done
evicted_since "$1" "$2"
`;
const lookTimeoutMs = 90_000;

/** What a node that runs out of disk does beside: it takes no more pods, and evicts those it has. */
export interface DiskPressure {
  readonly undo: UndoAction;
  /** Waits until the node takes pods again; true when no pod that it has evicted is left either. */
  isOver(): Promise<boolean>;
}

/** Pods evicted before `since` are none of this fault's. */
export function diskPressure(node: string, since: Date, cluster: Cluster): DiskPressure {
  const from = `${since.toISOString().slice(0, 19)}Z`;
  const api = throughApi(cluster);
  return {
    undo: api.tidy(removal, [node, from], `delete the pods that ${node} has evicted`),
    isOver: async () => {
      const what = `whether ${node} has recovered from its full disk cannot be told`;
      return (await api.run(looking, [node, from], what, lookTimeoutMs)).trim() === '';
    },
  };
}
