/**
 * Shell for an undo: makes the controllers of a namespace try at once to create the pods that they lack.
 * After each refusal they wait twice as long, in the end for a quarter of an hour; any change ends that.
 */
export const retryCreating = `retry_creating() {
  kubectl get replicasets,statefulsets,daemonsets,jobs -n "$1" -o json | jq -r '.items[]
    | select(if .kind == "Job" then (.status.active // 0) == 0 and (.status.conditions // []) == []
        elif .kind == "DaemonSet" then .status.desiredNumberScheduled > .status.currentNumberScheduled
        else .spec.replicas > .status.replicas end)
    | "\\(.kind)/\\(.metadata.name)"' |
  while read -r one; do
    kubectl annotate "$one" -n "$1" --overwrite firedrill.io/retry=now
    kubectl annotate "$one" -n "$1" firedrill.io/retry-
  done
}
`;
