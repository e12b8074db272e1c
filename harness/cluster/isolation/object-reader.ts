import type { KubernetesObject } from '@kubernetes/client-node';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { ObjectReference } from '../../model/system.ts';
import type { ObjectReader } from '../../ports.ts';
import type { Kubernetes } from '../state/kubernetes.ts';

/** A namespace of its own, so that nothing of the system counts it as its own. */
const namespace = 'firedrill';
const name = 'firedrill-prober';
const labels = { 'firedrill.io/role': 'prober' };
/** Longer than a game day; the token is void as soon as its account or its cluster is gone. */
const expirationSeconds = 7 * 24 * 3600;
const rbac = 'rbac.authorization.k8s.io';

const resourcesSchema = z.object({
  resources: z.array(z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});

/** An object, and the resource that the API serves it as. */
interface Located {
  readonly object: ObjectReference;
  readonly group: string;
  readonly resource: string;
  readonly path: string;
}

/** Makes a service account whose only right is to get these objects, by name, and a token for it. */
export async function objectReader(
  kubernetes: Kubernetes,
  server: string,
  objects: readonly ObjectReference[],
): Promise<ObjectReader> {
  const located: Located[] = [];
  for (const object of objects) located.push(await locate(kubernetes, object));
  for (const made of [...account, ...rightsFor(located)]) await apply(kubernetes, made);
  const { status } = await kubernetes.core.createNamespacedServiceAccountToken({
    name,
    namespace,
    body: { spec: { audiences: [], expirationSeconds } },
  });
  const authority = kubernetes.config.getCurrentCluster()?.caData ?? '';
  return {
    server,
    authority: Buffer.from(authority, 'base64').toString(),
    token: status?.token ?? '',
    paths: located.map(({ path }) => path),
  };
}

async function locate(kubernetes: Kubernetes, object: ObjectReference): Promise<Located> {
  const { apiVersion, kind } = object;
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '';
  const root = `/${group === '' ? 'api' : 'apis'}/${apiVersion}`;
  const served = await kubernetes.get(root).catch((cause: unknown) => {
    throw unreadable(object, `the cluster does not serve ${apiVersion}`, cause);
  });
  const { resources } = resourcesSchema.parse(served);
  const found = resources.find((one) => one.kind === kind && !one.name.includes('/'));
  if (!found) throw unreadable(object, `${apiVersion} has no such kind`);
  if (found.namespaced !== (object.namespace !== undefined)) {
    throw unreadable(object, found.namespaced ? 'it needs a namespace' : 'it has no namespace');
  }
  const place = found.namespaced ? `/namespaces/${object.namespace}` : '';
  return {
    object,
    group,
    resource: found.name,
    path: `${root}${place}/${found.name}/${object.name}`,
  };
}

const account: readonly KubernetesObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, labels } },
];

/** A role and its binding in each namespace that has one of the objects, and for those in none. */
export function rightsFor(
  located: readonly Pick<Located, 'object' | 'group' | 'resource'>[],
): readonly KubernetesObject[] {
  return [...Map.groupBy(located, ({ object }) => object.namespace)].flatMap(([where, inside]) => {
    const scope = where === undefined ? 'Cluster' : '';
    const metadata = { name, labels, ...(where !== undefined && { namespace: where }) };
    const rules = inside.map(({ object, group, resource }) => ({
      apiGroups: [group],
      resources: [resource],
      resourceNames: [object.name],
      verbs: ['get'],
    }));
    const role = { apiVersion: `${rbac}/v1`, kind: `${scope}Role`, metadata, rules };
    const binding = {
      apiVersion: `${rbac}/v1`,
      kind: `${scope}RoleBinding`,
      metadata,
      roleRef: { apiGroup: rbac, kind: role.kind, name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    };
    return [role, binding];
  });
}

async function apply({ objects }: Kubernetes, object: KubernetesObject): Promise<void> {
  // Loaded by now, and not before there is a cluster.
  const { PatchStrategy } = await import('@kubernetes/client-node');
  const how = PatchStrategy.ServerSideApply;
  try {
    await objects.patch(object, undefined, undefined, 'firedrill', true, how);
  } catch (cause) {
    const { kind, metadata } = object;
    const what = [kind, metadata?.namespace, metadata?.name].filter(Boolean).join('/');
    throw new HarnessError('SYSTEM_NOT_READY', `${what} cannot be made for the prober.`, {
      next: 'Check that the namespace of each probe’s object exists when the system is ready.',
      cause,
    });
  }
}

function unreadable(object: ObjectReference, why: string, cause?: unknown): HarnessError {
  const what = [object.kind, object.namespace, object.name].filter(Boolean).join('/');
  return new HarnessError('SYSTEM_NOT_READY', `A probe cannot read ${what}: ${why}.`, {
    next: 'Correct the object of the probe in system.yaml; `kubectl api-resources` lists the kinds.',
    cause,
  });
}
