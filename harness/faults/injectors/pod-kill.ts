import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { type FoundPod, findPods, targetShape } from '../target/target-pods.ts';

const schema = z.strictObject({
  target: z.strictObject(targetShape),
  /** Of several matching pods: all of them, or the first by name. */
  pods: z.enum(['one', 'all']).default('all'),
  /** What the containers get to end by themselves; 0 is SIGKILL at once. */
  graceSeconds: z.int().min(0).default(0),
});

/**
 * Deletes pods through the API. Whatever owns them makes others, so there is nothing to undo, and a
 * runbook earns no credit for a recovery that Kubernetes would have made without it.
 */
export const podKill: Injector<z.output<typeof schema>> = {
  kind: 'pod-kill',
  schema,
  async aim(fields, cluster) {
    const { namespace } = fields.target;
    const matching = await findPods(fields.target, cluster);
    const pods = fields.pods === 'one' ? matching.slice(0, 1) : matching;
    const areGone = async () => {
      const { items } = await cluster.core.listNamespacedPod({ namespace });
      const uids = new Set(items.map(({ metadata }) => metadata?.uid));
      return pods.every(({ uid }) => !uids.has(uid));
    };
    return {
      targets: pods.map(({ name }) => `pod/${namespace}/${name}`),
      undo: [],
      inject: async () => {
        for (const pod of pods) await kill(pod, namespace, fields.graceSeconds, cluster);
      },
      // A pod that is still ending may still answer: the fault is in place when none is left.
      isInPlace: areGone,
      isGone: areGone,
    };
  },
};

async function kill(
  { name, uid }: FoundPod,
  namespace: string,
  gracePeriodSeconds: number,
  cluster: Cluster,
): Promise<void> {
  try {
    await cluster.core.deleteNamespacedPod({
      name,
      namespace,
      gracePeriodSeconds,
      // A StatefulSet's next pod has the same name; it is not the one that was aimed at.
      body: { gracePeriodSeconds, preconditions: { uid } },
    });
  } catch (error) {
    throw new HarnessError('FAULT_FAILED', `pod/${namespace}/${name} could not be deleted.`, {
      next: 'See whether something else in the cluster removed it first.',
      cause: error,
    });
  }
}
