import { abortable } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { stated } from '../model/figures.ts';
import type { Inventory } from '../model/system.ts';
import type { Cluster } from '../ports.ts';
import type { Arm } from './arm.ts';
import { readObjectKeys } from './object-keys.ts';

const timeoutMs = 20_000;

/**
 * Records what must be the same afterwards. In a system that has not recovered, an inventory may be
 * unreadable, and is recorded as such; in any other case that is INVENTORY_FAILED.
 */
export async function takeInventories(
  arm: Arm,
  when: 'before' | 'after',
  recovered = true,
): Promise<void> {
  const { name: armName, plan, tools, recorder, signal } = arm;
  for (const inventory of plan.inventories) {
    const { name } = inventory;
    try {
      const entries = await abortable(readInventory(inventory, tools.cluster), signal);
      recorder.record({ type: 'inventory', arm: armName, when, name, entries });
    } catch (error) {
      if (recovered || !(error instanceof HarnessError) || error.code !== 'INVENTORY_FAILED') {
        throw error;
      }
      recorder.record({ type: 'inventory-unread', arm: armName, name, because: error.message });
    }
  }
}

/** Key to value: what the inventory's command prints in a ready pod, or the keys of its objects. */
export async function readInventory(
  inventory: Inventory,
  cluster: Cluster,
): Promise<Readonly<Record<string, string>>> {
  if ('objects' in inventory) return readObjectKeys(inventory, cluster);
  const { name, namespace, selector, command } = inventory;
  const { items } = await cluster.core.listNamespacedPod({ namespace, labelSelector: selector });
  const pod = items.find(({ metadata, status }) => {
    const ready = status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True');
    return ready && !metadata?.deletionTimestamp;
  })?.metadata?.name;
  if (!pod) {
    throw failed(name, `none of the ${items.length} pods of ${namespace}/${selector} is ready`);
  }
  const done = await cluster.execInNode(
    cluster.nodes[0] ?? '',
    [
      ...['kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf'],
      ...['exec', '--namespace', namespace, pod, '--', ...command],
    ],
    { timeoutMs },
  );
  if (done.timedOut)
    throw failed(name, `its command in ${pod} did not end within ${stated(timeoutMs)}`);
  if (done.exitCode !== 0) {
    const output = done.stderr.trim().slice(-500);
    throw failed(name, `its command in ${pod} failed with exit code ${done.exitCode}: ${output}`);
  }
  return parseInventory(name, done.stdout);
}

/** Reads lines of `key<TAB>value`; no key may appear twice. */
export function parseInventory(name: string, text: string): Readonly<Record<string, string>> {
  const entries = new Map<string, string>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const tab = line.indexOf('\t');
    const key = line.slice(0, tab);
    if (tab < 1) throw failed(name, `"${line.slice(0, 80)}" is not a key, a tab and a value`);
    if (entries.has(key)) throw failed(name, `the key "${key.slice(0, 80)}" appears twice`);
    entries.set(key, line.slice(tab + 1));
  }
  return Object.fromEntries(entries);
}

function failed(name: string, why: string): HarnessError {
  return new HarnessError(
    'INVENTORY_FAILED',
    `The inventory "${name}" could not be read: ${why}.`,
    {
      next: 'docs/systems.md shows what its command must print.',
    },
  );
}
