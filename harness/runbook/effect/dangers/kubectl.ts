import { type Call, flagOf } from '../../kubectl/invocation.ts';
import { kindOf } from '../../kubectl/listing.ts';
import { builtInType } from '../../kubectl/resource-types.ts';
import type { Danger } from './danger.ts';

/** The dangers of a call of kubectl or oc. */
export function dangersOfCall(call: Call): readonly Danger[] {
  if (/^(?:client|server|true)$/.test(flagOf(call, '--dry-run')?.value ?? '')) return [];
  if (call.path === 'delete') return dangersOfDelete(call);
  if (call.path === '') return dangersOfPlugin(call);
  return [...dangersOfChange(call)];
}

function dangersOfDelete(call: Call): readonly Danger[] {
  // A field selector limits the deletion, even with `--all`.
  const chosen = flagOf(call, '--field-selector') !== undefined;
  const set = (flag: string, kind: Danger['kind']): readonly Danger[] => {
    const found = flagOf(call, flag);
    return found && found.value !== 'false' ? [{ kind, at: found.at }] : [];
  };
  return [
    ...deletedKinds(call),
    ...(chosen ? [] : [...set('--all', 'all'), ...set('--all-namespaces', 'everywhere')]),
    ...set('--force', 'forced'),
  ];
}

/** By kind: what goes with an object, and whether somebody can bring it back. */
const deletions: readonly (readonly [kinds: RegExp, kind: Danger['kind'], what: string])[] = [
  [
    /^persistentvolumeclaim$/,
    'destroys',
    'deletes the claim, and its volume unless that is retained',
  ],
  [
    /^persistentvolume$/,
    'destroys',
    'deletes the volume, which may hold the only copy of its data',
  ],
  [/^customresourcedefinition$/, 'destroys', 'deletes the type with every object of it'],
  [/^volumesnapshot(?:content|class)?s?(?:\.|$)/, 'destroys', 'deletes a snapshot'],
  [
    /^(?:postgres\w*|pg\w*clusters?|perconapg\w*|kafkas?|kafkatopics?|kafkanodepools?|elasticsearch(?:es)?|opensearchclusters?|mongodb\w*|psmdb|mysql\w*|pxc|innodbclusters?|mariadbs?|cassandra\w*|scyllaclusters?|redis\w*|rabbitmq\w*|ceph\w*|clickhouse\w*|minio\w*|tenants?|etcdclusters?|clusters?\.\S+|backups?\.\S+|longhornvolumes?|volumes\.longhorn\S*|machines?\.\S+|machinedeployments?\.\S+)$/,
    'destroys',
    'deletes it, and its operator then removes the data with it',
  ],
  [/^secret$/, 'removes', 'deletes a Secret, whose values may be nowhere else'],
  [/^configmap$/, 'removes', 'deletes a ConfigMap, whose values may be nowhere else'],
  [/^volumeattachments?$/, 'interrupts', 'takes the volume away from its node'],
  [
    /^(?:virtualmachines?|vms?|datavolumes?|dvs?)$/,
    'destroys',
    'deletes the virtual machine or its disk',
  ],
  [/^(?:virtualmachineinstances?|vmis?)$/, 'interrupts', 'stops the virtual machine'],
  [/^node$/, 'interrupts', 'takes the node out of the cluster, with its labels and taints'],
  [
    /^(?:deployment|statefulset|daemonset|replicaset|deploymentconfig)s?$/,
    'interrupts',
    'stops every pod of the workload',
  ],
  [
    /^(?:service|ingress|gateway|httproute|route|virtualservice)s?(?:\.|$)/,
    'interrupts',
    'takes the way to the pods away',
  ],
  [
    /^(?:validatingwebhookconfiguration|mutatingwebhookconfiguration|networkpolicy|poddisruptionbudget|resourcequota)s?$/,
    'interrupts',
    'takes a safeguard away',
  ],
  [
    /^(?:applications?|applicationsets?|helmreleases?|kustomizations?)(?:\.|$)/,
    'interrupts',
    'deletes what deploys the application, and usually the application with it',
  ],
  [
    /^(?:apiservice|storageclass|ingressclass|priorityclass|runtimeclass|csidriver|csinode|validatingadmissionpolic\w+)$/,
    'interrupts',
    'deletes what every namespace of the cluster uses',
  ],
  [
    /^(?:role|rolebinding|clusterrole|clusterrolebinding|serviceaccount)$/,
    'interrupts',
    'takes rights away from whoever has them by it',
  ],
  [/^(?:cronjob|horizontalpodautoscaler)$/, 'interrupts', 'stops what it does from now on'],
];

function* deletedKinds(call: Call): Generator<Danger> {
  const file = flagOf(call, '--filename') ?? flagOf(call, '--kustomize');
  if (file && !/^(?:-|\/dev\/stdin)$/.test(file.value)) {
    yield /(?:^|[/._-])(?:crds?|namespaces?|ns|pvcs?|pvs?)(?:[/._-]|$)/.test(file.value)
      ? {
          kind: 'destroys',
          at: file.at,
          what: 'deletes every object of the file, with the data of its volumes, types or namespaces',
        }
      : { kind: 'interrupts', at: file.at, what: 'deletes every object of the file' };
    return;
  }
  const cascade = flagOf(call, '--cascade');
  if (cascade && /^(?:orphan|false)$/.test(cascade.value)) {
    const what = 'leaves what the object created behind, and nothing looks after it any more';
    yield { kind: 'interrupts', at: cascade.at, what };
    return;
  }
  const [type, next] = call.operands;
  const named = call.operands.filter(({ text }) => text.includes('/'));
  const types = named.length > 0 ? named : type ? [type] : [];
  const found = types.flatMap(({ text, at }) =>
    (text.split('/')[0] ?? '').split(',').flatMap((written) => {
      const name = text.split('/')[1] ?? next?.text;
      return deletionOf(written, name, at) ?? [];
    }),
  );
  const [first] = gravity.flatMap((kind) => found.filter((danger) => danger.kind === kind));
  if (first) yield first;
}

const gravity: readonly Danger['kind'][] = ['namespace', 'destroys', 'removes', 'interrupts'];

function deletionOf(written: string, name: string | undefined, at: number): Danger | undefined {
  const kind = kindOf(written);
  if (kind === 'namespace' || /^projects?$/.test(written)) {
    return name === undefined ? undefined : { kind: 'namespace', at, name };
  }
  const row = deletions.find(([kinds]) => kinds.test(kind) || kinds.test(written.toLowerCase()));
  if (row) return { kind: row[1], at, what: row[2] };
  // Other built-in types are made again, or nobody misses them.
  return /^[a-z][a-z\d.-]*[a-z\d]$/.test(kind) && kind !== 'all' && !builtInType(written)
    ? {
        kind: 'interrupts',
        at,
        what: 'deletes a custom resource, and whatever its controller made of it',
      }
    : undefined;
}

function* dangersOfChange(call: Call): Generator<Danger> {
  const { path, verb, flags } = call;
  const set = (name: string) => flags.find((flag) => flag.name === name && flag.value !== 'false');
  if (verb.text === 'drain') {
    const grace = set('--grace-period');
    const forced =
      set('--force') ?? set('--disable-eviction') ?? (grace?.value === '0' ? grace : undefined);
    if (forced) {
      const what =
        'removes pods from the node without regard to who needs them; a pod without a controller is gone for good';
      yield { kind: 'destroys', at: forced.at, what };
    }
  }
  const replicas = path === 'scale' ? set('--replicas') : undefined;
  if (replicas?.value === '0')
    yield {
      kind: 'interrupts',
      at: replicas.at,
      what: 'stops every pod until somebody scales it up again',
    };
  if (path === 'patch') yield* dangersOfPatch(call);
  if (path === 'replace' && /\/finalize$/.test(set('--raw')?.value ?? '')) {
    yield { kind: 'destroys', at: set('--raw')?.at ?? verb.at, what: skips };
  }
  const replaced = path === 'replace' || path === 'apply' ? set('--force') : undefined;
  if (replaced)
    yield { kind: 'interrupts', at: replaced.at, what: 'deletes objects to create them again' };
  const pruned = path === 'apply' ? set('--prune') : undefined;
  if (pruned)
    yield {
      kind: 'interrupts',
      at: pruned.at,
      what: 'deletes every object that the files do not have',
    };
  const taint =
    path === 'taint' ? call.operands.find(({ text }) => /:NoExecute$/.test(text)) : undefined;
  if (taint)
    yield { kind: 'interrupts', at: taint.at, what: 'evicts every pod that does not tolerate it' };
}

/** By the plugin and its arguments. */
const plugins: readonly (readonly [words: RegExp, kind: Danger['kind'], what: string])[] = [
  [/^cnpg destroy /, 'destroys', 'deletes an instance with its volume'],
  [
    /^cnpg (?:promote|fencing on|hibernate on) /,
    'interrupts',
    'makes another server the primary, or stops one',
  ],
  [
    /^rook-ceph .*(?:purge-osd|osd (?:purge|destroy|rm))\b/,
    'destroys',
    'gives up an OSD with its data',
  ],
  [
    /^(?:minio tenant|rabbitmq|directpv) (?:delete|purge|remove|clean)\b/,
    'destroys',
    'deletes a store with its data',
  ],
];

function dangersOfPlugin({ verb, args }: Call): readonly Danger[] {
  const words = [verb, ...args].map(({ text }) => text).join(' ');
  const found = plugins.find(([given]) => given.test(words));
  return found ? [{ kind: found[1], at: verb.at, what: found[2] }] : [];
}

const skips = 'removes the finalizers, so what they would have cleaned up stays behind or is lost';

function* dangersOfPatch(call: Call): Generator<Danger> {
  const patch = flagOf(call, '--patch');
  if (!patch) return;
  const text = patch.value.replace(/\s/g, '');
  if (
    /finalizers"?:(?:null|\[\])|"op":"remove","path":"\/metadata\/finalizers|"path":"\/metadata\/finalizers[^"]*","op":"remove|"path":"\/metadata\/finalizers","value":\[\]/.test(
      text,
    )
  ) {
    yield { kind: 'destroys', at: patch.at, what: skips };
  } else if (
    /ownerReferences"?:(?:null|\[\])|"op":"remove","path":"\/metadata\/ownerReferences|"path":"\/metadata\/ownerReferences[^"]*","op":"remove/.test(
      text,
    )
  ) {
    const what = 'takes the object away from its owner, and nothing looks after it any more';
    yield { kind: 'interrupts', at: patch.at, what };
  } else if (/"?replicas"?:0\b/.test(text)) {
    yield {
      kind: 'interrupts',
      at: patch.at,
      what: 'stops every pod until somebody scales it up again',
    };
  }
}
