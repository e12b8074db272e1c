import { createHmac, randomBytes } from 'node:crypto';
import type { V1ConfigMap, V1Secret } from '@kubernetes/client-node';
import type { ObjectInventory } from '../model/system.ts';
import type { Cluster } from '../ports.ts';

// Only this process knows it: the journal shows that a value has changed, and nobody can test a guess.
const secret = randomBytes(32);

/** Maps `Kind/name key` to a keyed hash of the value, and `Kind/name` to the object's type. */
export async function readObjectKeys(
  { namespace, objects }: ObjectInventory,
  cluster: Cluster,
): Promise<Readonly<Record<string, string>>> {
  const entries: [string, string][] = [];
  for (const kind of objects) {
    const { items } =
      kind === 'Secret'
        ? await cluster.core.listNamespacedSecret({ namespace })
        : await cluster.core.listNamespacedConfigMap({ namespace });
    for (const object of items) entries.push(...entriesOf(kind, object));
  }
  return Object.fromEntries(entries);
}

function entriesOf(kind: string, object: V1ConfigMap | V1Secret): [string, string][] {
  const path = `${kind}/${object.metadata?.name}`;
  const binary = 'binaryData' in object ? object.binaryData : {};
  return [
    // Lists the object even if it is empty.
    [path, 'type' in object ? (object.type ?? '') : kind],
    ...Object.entries({ ...object.data, ...binary }).map(([key, value]): [string, string] => [
      `${path} ${key}`,
      createHmac('sha256', secret).update(value).digest('hex').slice(0, 16),
    ]),
  ];
}
