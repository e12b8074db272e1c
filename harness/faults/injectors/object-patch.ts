import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Injector } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import { restart, restartPods, restartShape } from '../mechanisms/restart.ts';
import { labelOf, objectShape, requireObject, resourceOf } from '../target/target-object.ts';
import { findPods } from '../target/target-pods.ts';

const schema = z.strictObject({
  object: objectShape,
  /** A merge patch (RFC 7386): null removes a field, a list replaces a list. */
  patch: z
    .record(z.string(), z.json())
    .refine((patch) => leavesOf(patch).length > 0, { error: 'must set at least one field' }),
  restart: restartShape,
});

type Fields = z.output<typeof schema>;

// Prints the paths that changed and their new values; never the old ones.
const injection = `kind=$1 name=$2 ns=$3 patch=$4 paths=$5
kubectl get "$kind" "$name" -n "$ns" -o json >"$keep/before.json"
kubectl patch "$kind" "$name" -n "$ns" --type merge --patch "$patch" -o json >"$keep/broken.json"
jq -nc --argjson paths "$paths" --slurpfile before "$keep/before.json" --slurpfile broken "$keep/broken.json" '
  def at($p): try getpath($p) catch null;
  [$paths[] as $p | [$p, ($broken[0] | at($p))] | select(.[1] != ($before[0] | at($p)))]'
`;

// Restores only fields that still have the fault's value. A field that the runbook has repaired, or set
// to a third value, stays as it is, and the fingerprint shows it.
const restoring = `${restartPods}kind=$1 name=$2 ns=$3 paths=$4 restart_ns=$5 restart_selector=$6
now=$(kubectl get "$kind" "$name" -n "$ns" --ignore-not-found -o json)
[ -s "$keep/broken.json" ] || printf %s "$now" >"$keep/broken.json"
if [ -n "$now" ] && [ -s "$keep/before.json" ]; then
  printf %s "$now" >"$keep/now.json"
  jq -n --argjson paths "$paths" --slurpfile before "$keep/before.json" \\
    --slurpfile broken "$keep/broken.json" --slurpfile now "$keep/now.json" '
    def at($p): try getpath($p) catch null;
    reduce ($paths[] | . as $p
      | select(($now[0] | at($p)) == ($broken[0] | at($p)))
      | select(($now[0] | at($p)) != ($before[0] | at($p)))) as $p
    ({}; setpath($p; $before[0] | at($p)))' >"$keep/restore.json"
  if [ "$(jq -c . "$keep/restore.json")" != '{}' ]; then
    : >"$keep/restored"
    kubectl patch "$kind" "$name" -n "$ns" --type merge --patch-file "$keep/restore.json" -o name
  fi
fi
if [ -n "$restart_selector" ]; then
  which=unready; [ ! -e "$keep/restored" ] || which=all
  restart_pods "$restart_ns" "$restart_selector" "$which"
fi
`;

const looking = `now=$(kubectl get "$1" "$2" -n "$3" --ignore-not-found -o json)
[ -n "$now" ] || { echo true; exit; }
printf %s "$now" | jq --argjson broken "$4" '. as $now
  | [$broken[] | . as [$p, $value] | (try ($now | getpath($p)) catch null) == $value] | any | not'
`;

/** Changes fields of an object through the API: bad settings, a selector that drifted, a pause. */
export const objectPatch: Injector<Fields> = {
  kind: 'object-patch',
  schema,
  async aim({ object, patch, restart: pods }, cluster, signal) {
    const target = [resourceOf(object), object.name, object.namespace ?? ''];
    const label = labelOf(object);
    await requireObject(object, cluster);
    if (pods) await findPods(pods, cluster);
    const api = throughApi(cluster);
    const paths = JSON.stringify(leavesOf(patch));
    const restartArgs = [pods?.namespace ?? '', pods?.selector ?? ''];
    let broken = '[]';
    return {
      targets: [label],
      undo: [api.undo(restoring, [...target, paths, ...restartArgs], `restore ${label}`)],
      inject: async (inPlace) => {
        const args = [...target, JSON.stringify(patch), paths];
        broken = (await api.inject(injection, args, `${label} could not be patched`)).trim();
        if (broken === '[]') throw unchanged(label);
        if (pods) await restart(pods, cluster, { inPlace, signal });
      },
      isGone: () => api.isTrue(looking, [...target, broken], `${label} could not be read`),
    };
  },
};

function unchanged(label: string): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `The patch changes nothing: ${label} already has its values.`,
    {
      next: 'Another fault or an earlier arm may have left it like this; otherwise correct the patch.',
    },
  );
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The fields that a merge patch sets, as paths from the root; an empty object sets none. */
export function leavesOf(patch: Json, path: readonly string[] = []): (readonly string[])[] {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return [path];
  return Object.entries(patch).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}
