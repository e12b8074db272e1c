import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Fingerprint } from '../../model/observations.ts';

export const objectSchema = z.looseObject({
  kind: z.string().optional(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
    ownerReferences: z.array(z.looseObject({ kind: z.string(), name: z.string() })).optional(),
    deletionTimestamp: z.string().optional(),
  }),
});

/** Any object of the API, as JSON. */
export type KubernetesObject = z.infer<typeof objectSchema>;

// Keys that a restart, a roll-out or a controller's bookkeeping writes into an unchanged object.
const bookkeeping = new Set([
  'kubectl.kubernetes.io/restartedAt',
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
  'node.alpha.kubernetes.io/ttl',
]);
// Keys that get a new value when an object is deleted and created again unchanged.
const assigned = new Set([
  'clusterIP',
  'clusterIPs',
  'creationTimestamp',
  'uid',
  'resourceVersion',
]);

/** Hashes of the objects that should last, by `Kind/namespace/name`; pods are grouped by owner. */
export function fingerprintOf(
  objects: readonly (readonly [string, KubernetesObject])[],
): Fingerprint {
  const lasting: Record<string, string> = {};
  const pods = new Map<string, string[]>();
  const lastingJobs = new Set(
    objects.flatMap(([kind, job]) => (kind === 'Job' && !isRecurring(job) ? [pathOf(job)] : [])),
  );
  for (const [kind, object] of objects) {
    if (isRecurring(object) || isOfRecurringJob(object, lastingJobs)) continue;
    if (kind === 'Pod') {
      const key = podGroup(object);
      pods.set(key, [...(pods.get(key) ?? []), podState(object)]);
    } else if (!isTransient(kind, object)) {
      lasting[keyOf(kind, object)] = hash(lastingPart(kind, object));
    }
  }
  for (const [key, states] of pods) lasting[key] = hash(states.sort());
  return Object.fromEntries(
    Object.entries(lasting).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function keyOf(kind: string, { metadata, spec }: KubernetesObject): string {
  const claim = claimSchema.safeParse(spec);
  // A volume gets a new name each time: the claim that it serves identifies it.
  if (kind === 'PersistentVolume' && claim.success) {
    return `${kind}/${claim.data.claimRef.namespace}/${claim.data.claimRef.name}`;
  }
  return [kind, metadata.namespace, metadata.name].filter(Boolean).join('/');
}

const claimSchema = z.object({ claimRef: z.object({ namespace: z.string(), name: z.string() }) });
const phaseSchema = z.object({ phase: z.string().optional() });
const nodeSchema = z.object({
  unschedulable: z.boolean().optional(),
  taints: z.array(z.object({ key: z.string(), effect: z.string() })).optional(),
});

function lastingPart(kind: string, object: KubernetesObject): unknown {
  const { metadata, status, ...rest } = object;
  const { labels = {}, annotations = {}, deletionTimestamp } = metadata;
  const leaving = deletionTimestamp !== undefined;
  if (kind === 'Node') return { labels, leaving, ...nodeSchema.parse(object.spec ?? {}) };
  // A claim that is bound to another volume has lost its data; an unbound claim has none.
  const { phase } = phaseSchema.safeParse(status).data ?? {};
  const bound = kind.startsWith('PersistentVolume') || kind === 'Namespace' ? { phase } : {};
  return { ...rest, labels, annotations, leaving, ...bound };
}

// A ReplicaSet of a Deployment is one of its versions; they come and go.
function isTransient(kind: string, { metadata }: KubernetesObject): boolean {
  return (
    kind === 'ReplicaSet' &&
    metadata.ownerReferences?.some(({ kind }) => kind === 'Deployment') === true
  );
}

// These create an object at each tick of the clock, or for each job in a queue.
const recurringOwners = ['CronJob', 'ScaledJob'];

function isRecurring({ metadata }: KubernetesObject): boolean {
  return metadata.ownerReferences?.some(({ kind }) => recurringOwners.includes(kind)) === true;
}

// If a pod's Job is missing, the pod was created after the Jobs were read, or is going with its Job.
function isOfRecurringJob(
  { metadata }: KubernetesObject,
  lastingJobs: ReadonlySet<string>,
): boolean {
  const job = metadata.ownerReferences?.find(({ kind }) => kind === 'Job');
  return job !== undefined && !lastingJobs.has(`${metadata.namespace}/${job.name}`);
}

function pathOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function podGroup({ metadata }: KubernetesObject): string {
  const owner = metadata.ownerReferences?.[0];
  if (!owner) return `Pod/${metadata.namespace}/${metadata.name}`;
  const version = metadata.labels?.['pod-template-hash'];
  // A Deployment owns its pods through a ReplicaSet that is named after the version.
  const [kind, name] =
    owner.kind === 'ReplicaSet' && version && owner.name.endsWith(`-${version}`)
      ? ['Deployment', owner.name.slice(0, -version.length - 1)]
      : [owner.kind, owner.name];
  return `Pods/${metadata.namespace}/${kind}/${name}`;
}

const podSchema = z.object({
  spec: z.object({ containers: z.array(z.object({ image: z.string() })) }),
  status: z.object({
    phase: z.string().optional(),
    conditions: z.array(z.object({ type: z.string(), status: z.string() })).optional(),
  }),
});

function podState(object: KubernetesObject): string {
  const { spec, status } = podSchema.parse(object);
  const ready = status.conditions?.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  const images = spec.containers.map(({ image }) => image).join(',');
  const leaving = object.metadata.deletionTimestamp ? ' leaving' : '';
  return `${status.phase} ${ready ? 'ready' : 'not ready'} ${images}${leaving}`;
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);
}

/** JSON with sorted keys, without bookkeeping and assigned values. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([key, inner]) => !bookkeeping.has(key) && !isAssigned(key, inner) && !isEmpty(inner))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

function isAssigned(key: string, value: unknown): boolean {
  return assigned.has(key) && value !== 'None';
}

// `annotations: {}`, with bookkeeping alone or with nothing in it, is the same as no annotations.
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, inner]) => bookkeeping.has(key) || isEmpty(inner));
}
