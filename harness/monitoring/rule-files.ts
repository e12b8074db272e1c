import { randomUUID } from 'node:crypto';
import type { CoreV1Api } from '@kubernetes/client-node';
import type { RuleCluster, RuleSource } from './rule-source.ts';

/** The names of the running pods behind the Service. */
export async function podsOfService(
  { core }: RuleCluster,
  { namespace, service }: RuleSource,
): Promise<readonly string[]> {
  const { spec } = await core.readNamespacedService({ namespace, name: service });
  const labelSelector = Object.entries(spec?.selector ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join();
  const { items } = await core.listNamespacedPod({ namespace, labelSelector });
  return items
    .filter(({ metadata, status }) => status?.phase === 'Running' && !metadata?.deletionTimestamp)
    .flatMap(({ metadata }) => metadata?.name ?? []);
}

/** Makes these the files in the ConfigMap of rules, in place of those of an earlier drill. */
export async function writeFiles(
  { core }: RuleCluster,
  { namespace, rules: name }: RuleSource,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const { data = {} } = await core.readNamespacedConfigMap({ namespace, name });
  const earlier = Object.keys(data).filter((file) => file.startsWith('runbook-'));
  const gone = Object.fromEntries(earlier.map((file) => [file, null]));
  const body = { data: { ...gone, ...files } };
  await core.patchNamespacedConfigMap({ namespace, name, body }, await mergePatch());
}

/** Any change of a pod makes its kubelet read the ConfigMaps in it at once; otherwise that takes up to a minute. */
export async function touchPods(
  { core }: RuleCluster,
  { namespace }: RuleSource,
  pods: readonly string[],
): Promise<void> {
  const body = { metadata: { annotations: { 'io.firedrill.rules': randomUUID() } } };
  for (const name of pods) {
    await core.patchNamespacedPod({ namespace, name, body }, await mergePatch());
  }
}

async function mergePatch(): Promise<Parameters<CoreV1Api['patchNamespacedPod']>[1]> {
  const { PatchStrategy, setHeaderOptions } = await import('@kubernetes/client-node');
  return setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
}
