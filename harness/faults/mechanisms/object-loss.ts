import { HarnessError } from '../../errors.ts';
import type { AimedFault, Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';

/** Objects of one kind in one namespace: by name, by labels, or all of them. */
export interface LostObjects {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly namespace: string;
  readonly names?: readonly string[] | undefined;
  readonly selector?: string | undefined;
}

// Leaves out objects that the cluster puts into every namespace, or creates again.
const listing = `kubectl get "$1" -n "$2" -l "$3" -o json | jq -r '.items[]
  | select(.metadata.name != "kube-root-ca.crt" and .type != "kubernetes.io/service-account-token")
  | .metadata.name'`;

const losing = `ns=$1 kind=$2; shift 2
for name in "$@"; do
  kubectl get "$kind" "$name" -n "$ns" -o json >"$keep/reading"
  mv "$keep/reading" "$keep/$name.json"
done
kubectl delete "$kind" -n "$ns" "$@"
`;

// Compares only the object's content; who created it again, and when, does not matter.
const bringingBack = `same='{data, binaryData, type, immutable, labels: .metadata.labels}'
ns=$1 kind=$2
for file in "$keep"/*.json; do
  [ -e "$file" ] || continue
  name=$(basename "$file" .json)
  now=$(kubectl get "$kind" "$name" -n "$ns" --ignore-not-found -o json)
  [ -z "$now" ] || [ "$(printf %s "$now" | jq -S "$same")" != "$(jq -S "$same" "$file")" ] || continue
  jq 'del(.metadata | .uid, .resourceVersion, .creationTimestamp, .managedFields)' "$file" >"$keep/again"
  kubectl replace --force -f "$keep/again"
done
`;

const looking = `ns=$1 kind=$2; shift 2
there=$(kubectl get "$kind" -n "$ns" "$@" --ignore-not-found -o name | wc -l)
[ "$there" -eq $# ] && echo true || echo false`;

/** Aims at objects; their contents are lost with them. */
export async function aimAtObjects(lost: LostObjects, cluster: Cluster): Promise<AimedFault> {
  const { kind, namespace } = lost;
  const api = throughApi(cluster);
  const names = await namesOf(lost, cluster);
  const what = `${kind}s in namespace "${namespace}"`;
  const args = [namespace, kind, ...names];
  return {
    targets: names.map((name) => `${kind}/${namespace}/${name}`),
    undo: [api.undo(bringingBack, [namespace, kind], `bring back ${what}`)],
    inject: async () => {
      await api.inject(losing, args, `${what} could not be deleted`);
    },
    isGone: () => api.isTrue(looking, args, `${what} cannot be read`),
  };
}

async function namesOf(lost: LostObjects, cluster: Cluster): Promise<readonly string[]> {
  const { kind, namespace, names, selector = '' } = lost;
  const list = async (labels: string) => {
    const args = [kind, namespace, labels];
    const text = await throughApi(cluster).run(listing, args, `${kind}s cannot be listed`);
    return text.split('\n').filter(Boolean);
  };
  const found = await list(selector);
  const missing = names?.filter((name) => !found.includes(name)) ?? [];
  if (found.length > 0 && missing.length === 0) return names ?? found;
  const wanted = missing.length > 0 ? `"${missing.join('", "')}"` : `with "${selector}"`;
  const there = (await list('')).join(', ') || 'none that may be lost';
  throw new HarnessError(
    'FAULT_FAILED',
    `There is no ${kind} ${wanted} in namespace "${namespace}". There are: ${there}.`,
    { next: 'Correct the fault’s objects in the scenario.' },
  );
}
