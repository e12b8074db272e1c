import { restartPods } from './restart.ts';
import { tidyHistory } from './roll-out-history.ts';

// A restart alone changes no version: it is no difference between two templates.
const plain = `def plain: del(.metadata.annotations["kubectl.kubernetes.io/restartedAt"])
  | if (.metadata.annotations // {}) == {} then del(.metadata.annotations) else . end;`;

/** Prints the template, in which a restart alone is no difference; nothing if the object is gone. */
export const printTemplate = `now=$(kubectl get "$1" "$2" -n "$3" --ignore-not-found -o json)
[ -z "$now" ] || printf %s "$now" | jq -cS '${plain} .spec.template | plain'
`;

/** Rolls the version out; prints whether it differs from the one before. */
export const rollingOut = `${tidyHistory}what=$1 name=$2 ns=$3 patch=$4
kubectl get "$what" "$name" -n "$ns" -o json >"$keep/before.json"
sets_of "$ns" "$keep/before.json" >"$keep/sets.json"
kubectl patch "$what" "$name" -n "$ns" --type strategic --patch "$patch" -o json >"$keep/broken.json"
jq -n --slurpfile before "$keep/before.json" --slurpfile broken "$keep/broken.json" \\
  '$before[0].spec.template != $broken[0].spec.template'
`;

// Operations of a JSON patch. The pause is restored with the template alone: if a runbook has brought the
// version back and left the pause, the fingerprint shows it.
const restoration = `${plain}
def cause: .metadata.annotations["kubernetes.io/change-cause"];
def field($path; $old; $new): if $old == $new then empty
  elif $old == null then {op: "remove", path: $path}
  else {op: "add", path: $path, value: $old} end;
$before[0] as $before | $broken[0] as $broken | $now[0] as $now
| [ if ($now.spec.template | plain) == ($before.spec.template | plain) then empty else
      {op: "replace", path: "/spec/template", value: $before.spec.template},
      field("/spec/paused"; $before.spec.paused; $now.spec.paused) end,
    if ($now | cause) != ($broken | cause) then empty else
      field("/metadata/annotations/kubernetes.io~1change-cause"; $before | cause; $now | cause) end ]`;

/** Restores the template exactly as it was, unless the version is already the one before; then its history. */
export const rollingBack = `${tidyHistory}${restartPods}what=$1 name=$2 ns=$3 selector=$4
now=$(kubectl get "$what" "$name" -n "$ns" --ignore-not-found -o json)
if [ -n "$now" ] && [ -s "$keep/before.json" ]; then
  printf %s "$now" >"$keep/now.json"
  [ -s "$keep/broken.json" ] || cp "$keep/now.json" "$keep/broken.json"
  jq -n --slurpfile before "$keep/before.json" --slurpfile broken "$keep/broken.json" \\
    --slurpfile now "$keep/now.json" '${restoration}' >"$keep/restore.json"
  if [ "$(jq length "$keep/restore.json")" != 0 ]; then
    kubectl patch "$what" "$name" -n "$ns" --type json --patch-file "$keep/restore.json" -o name
  fi
  case $what in
  Deployment.*) tidy_history "$what" "$name" "$ns" ;;
  # It does not replace a pod that never became ready.
  StatefulSet.*) ! grep -q '"replace"' "$keep/restore.json" || restart_pods "$ns" "$selector" unready ;;
  esac
fi
`;
