import { z } from 'zod';
import { type KubernetesObject, objectSchema } from './fingerprint.ts';
import type { Kubernetes } from './kubernetes.ts';

const parallel = 6;
const everything =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';

const discoverySchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string().optional() }).optional(),
      versions: z.array(
        z.object({
          version: z.string(),
          freshness: z.string().optional(),
          resources: z
            .array(
              z.object({
                resource: z.string(),
                responseKind: z.object({ kind: z.string().optional() }).nullish(),
                scope: z.string(),
                verbs: z.array(z.string()),
              }),
            )
            .optional(),
        }),
      ),
    }),
  ),
});
const listSchema = z.object({ items: z.array(objectSchema).nullable() });

// Records of past events, and objects that controllers derive from others: none is meant to last.
const derived = new Set(['events', 'endpoints', 'endpointslices', 'leases', 'controllerrevisions']);
const derivedGroups = /^(events|metrics|.*\.metrics)\.k8s\.io$/;
// Cluster-scoped kinds that decide how namespaces behave. A runbook changes no other cluster-scoped
// kind without also changing one of these.
const clusterWide: Readonly<Record<string, readonly string[]>> = {
  '': ['nodes', 'namespaces', 'persistentvolumes'],
  'admissionregistration.k8s.io': [
    'mutatingwebhookconfigurations',
    'validatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
  ],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  'rbac.authorization.k8s.io': ['clusterroles', 'clusterrolebindings'],
  'scheduling.k8s.io': ['priorityclasses'],
  'storage.k8s.io': ['storageclasses'],
};

interface Resource {
  readonly kind: string;
  readonly path: string;
}

/** Every object in the namespaces, and the cluster-scoped objects that a step may change. */
export async function readObjects(
  kubernetes: Kubernetes,
  namespaces: readonly string[],
): Promise<(readonly [string, KubernetesObject])[]> {
  const resources = await discover(kubernetes, namespaces);
  const found: (readonly [string, KubernetesObject])[] = [];
  const left = [...resources];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { kind, path } = next;
      const { items } = listSchema.parse(await kubernetes.get(path));
      for (const object of items ?? []) {
        const { namespace } = object.metadata;
        if (namespace === undefined || namespaces.includes(namespace)) found.push([kind, object]);
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return found;
}

async function discover(
  kubernetes: Kubernetes,
  namespaces: readonly string[],
): Promise<Resource[]> {
  const [core, groups] = await Promise.all(
    ['/api', '/apis'].map(
      async (root) => discoverySchema.parse(await kubernetes.get(root, everything)).items,
    ),
  );
  // For several namespaces one request lists all: a request costs more than the surplus objects.
  const only = namespaces.length === 1 ? namespaces[0] : undefined;
  const found = new Map<string, Resource>();
  for (const { metadata, versions } of [...(core ?? []), ...(groups ?? [])]) {
    const group = metadata?.name ?? '';
    if (derivedGroups.test(group)) continue;
    for (const { version, resources, freshness } of versions) {
      // The server of an aggregated API does not answer: there is nothing to read.
      if (freshness === 'Stale') continue;
      const base = group ? `/apis/${group}/${version}` : `/api/${version}`;
      for (const { resource, responseKind, scope, verbs } of resources ?? []) {
        const kind = responseKind?.kind ?? resource;
        const places = scope === 'Namespaced' && only ? [`namespaces/${only}/`] : [''];
        const wanted = scope === 'Namespaced' ? !derived.has(resource) : isWide(group, resource);
        if (!wanted || !verbs.includes('list')) continue;
        for (const place of places) {
          // The first version is the preferred one; the others show the same objects.
          const key = `${group}/${place}${resource}`;
          if (!found.has(key)) found.set(key, { kind, path: `${base}/${place}${resource}` });
        }
      }
    }
  }
  return [...found.values()];
}

function isWide(group: string, resource: string): boolean {
  return clusterWide[group]?.includes(resource) ?? false;
}
