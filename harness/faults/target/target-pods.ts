import type { V1Pod } from '@kubernetes/client-node';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';

export const targetShape = {
  namespace: z.string().min(1),
  /** A label selector, as kubectl takes it: `app=redis`. */
  selector: z.string().min(1),
};

export interface Target {
  readonly namespace: string;
  readonly selector: string;
}

/** A pod that has a name, an identity and a node. */
export interface FoundPod {
  readonly name: string;
  readonly uid: string;
  readonly node: string;
  readonly pod: V1Pod;
}

/** The selector's running pods, sorted by name; FAULT_FAILED, with a list of all pods, if none matches. */
export async function findPods(target: Target, cluster: Cluster): Promise<readonly FoundPod[]> {
  const { namespace, selector } = target;
  const { items } = await cluster.core.listNamespacedPod({ namespace, labelSelector: selector });
  const found = items.flatMap(asFound).sort((a, b) => a.name.localeCompare(b.name));
  if (found.length > 0) return found;
  throw new HarnessError(
    'FAULT_FAILED',
    `No running pod in namespace "${namespace}" matches "${selector}". ${await describePods(namespace, cluster)}`,
    {
      next: 'Correct the fault’s target in the scenario, or the labels in the system’s manifests.',
    },
  );
}

function asFound(pod: V1Pod): FoundPod[] {
  const { name, uid, deletionTimestamp } = pod.metadata ?? {};
  const node = pod.spec?.nodeName;
  const running = pod.status?.phase === 'Running' && !deletionTimestamp;
  return running && name && uid && node ? [{ name, uid, node, pod }] : [];
}

async function describePods(namespace: string, cluster: Cluster): Promise<string> {
  const { items } = await cluster.core.listNamespacedPod({ namespace });
  if (items.length === 0) return 'There is no pod at all.';
  const lines = items.map(({ metadata, status }) => {
    const labels = Object.entries(metadata?.labels ?? {}).map(([key, value]) => `${key}=${value}`);
    return `${metadata?.name} (${status?.phase}; ${labels.join(',')})`;
  });
  return `There are: ${lines.join('; ')}.`;
}
