import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';

export const objectShape = z.strictObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  /** Left out for an object without a namespace. */
  namespace: z.string().min(1).optional(),
  name: z.string().min(1),
});

export type TargetObject = z.output<typeof objectShape>;

/** The kind and version in kubectl's form: `Deployment.v1.apps`, `ConfigMap.v1.`. */
export function resourceOf({
  apiVersion,
  kind,
}: Pick<TargetObject, 'apiVersion' | 'kind'>): string {
  const [version, group = ''] = apiVersion.split('/').reverse();
  return `${kind}.${version}.${group}`;
}

export function labelOf({ kind, namespace, name }: TargetObject): string {
  return [kind, namespace, name].filter(Boolean).join('/');
}

/** FAULT_FAILED, with the names of those that exist, if there is no such object. */
export async function requireObject(object: TargetObject, cluster: Cluster): Promise<void> {
  const { kind, name, namespace = '' } = object;
  const where = namespace === '' ? '' : ` in namespace "${namespace}"`;
  const args = [resourceOf(object), namespace];
  const what = `${object.apiVersion} ${kind}${where} cannot be listed`;
  const names = await throughApi(cluster).run('kubectl get "$1" -n "$2" -o name', args, what);
  const there = names
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(line.indexOf('/') + 1));
  if (there.includes(name)) return;
  throw new HarnessError(
    'FAULT_FAILED',
    `There is no ${kind} "${name}"${where}. There are: ${there.join(', ') || 'none'}.`,
    { next: 'Correct the fault’s object in the scenario.' },
  );
}
