/**
 * Shell for a Deployment whose version has been rolled back: removes the ReplicaSets that came since
 * `$keep/sets.json`, once they have no pods, and gives the older ones their numbers back. Otherwise
 * `rollout undo --to-revision=3` would mean another version in each arm.
 */
export const tidyHistory = `sets_of() {
  kubectl get replicasets -n "$1" -o json | jq -c --slurpfile owner "$2" '[.items[]
    | select(any(.metadata.ownerReferences[]?; .uid == $owner[0].metadata.uid))
    | {name: .metadata.name, replicas: .spec.replicas, annotations: (.metadata.annotations // {})
        | with_entries(select(.key | startswith("deployment.kubernetes.io/revision")))}]'
}
tidy_history() {
  # Without the roll-out's end a set still has pods, and stays.
  kubectl rollout status "$1/$2" -n "$3" --timeout=10s >/dev/null 2>&1 || true
  for try in 1 2 3; do
    sets_of "$3" "$keep/before.json" >"$keep/sets-now.json"
    jq -nr --slurpfile old "$keep/sets.json" --slurpfile now "$keep/sets-now.json" '
      $old[0] as $old | $now[0] as $now | $now[] as $one
      | first($old[] | select(.name == $one.name)) // null
      | if . == null then if $one.replicas == 0 then "delete \\($one.name)" else empty end
        elif .annotations == $one.annotations then empty
        else "number \\($one.name) \\({metadata: {annotations: (($one.annotations | map_values(null)) + .annotations)}})"
        end' >"$keep/changes"
    [ -s "$keep/changes" ] || return 0
    # The controller numbers again what it has not yet seen removed: hence the deletions first, and a second look.
    sort "$keep/changes" | while read -r what set patch; do
      if [ "$what" = delete ]; then kubectl delete replicaset "$set" -n "$3" --ignore-not-found
      else kubectl patch replicaset "$set" -n "$3" --type merge --patch "$patch" -o name; fi
    done
    sleep 0.5
  done
}
`;
