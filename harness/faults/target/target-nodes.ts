import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';

/** Names of the nodes with these labels; FAULT_FAILED, with the labels of all nodes, if none matches. */
export async function findNodes(selector: string, cluster: Cluster): Promise<readonly string[]> {
  const { items } = await cluster.core.listNode({ labelSelector: selector });
  const names = items.flatMap(({ metadata }) => metadata?.name ?? []).sort();
  if (names.length > 0) return names;
  const all = await cluster.core.listNode();
  const there = all.items.map(({ metadata }) => {
    const labels = Object.entries(metadata?.labels ?? {}).map(([key, value]) => `${key}=${value}`);
    return `${metadata?.name} (${labels.join(',')})`;
  });
  throw new HarnessError(
    'FAULT_FAILED',
    `No node matches "${selector}". There are: ${there.join('; ')}.`,
    { next: 'Correct the fault’s node selector, or give the system the part with that worker.' },
  );
}

/** The one node with these labels; FAULT_FAILED if there is not exactly one. */
export async function findNode(selector: string, cluster: Cluster): Promise<string> {
  const nodes = await findNodes(selector, cluster);
  const [node] = nodes;
  if (node && nodes.length === 1) return node;
  throw new HarnessError(
    'FAULT_FAILED',
    `"${selector}" must match one node; it matches ${nodes.join(', ')}.`,
    { next: 'Narrow the fault’s node selector in the scenario.' },
  );
}
