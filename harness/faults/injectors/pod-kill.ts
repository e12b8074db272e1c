import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { type FoundPod, findPods, targetShape } from '../target/target-pods.ts';

const schema = z.strictObject({
  target: z.strictObject(targetShape),
  /** Whether to kill all matching pods, or only the first by name. */
  pods: z.enum(['one', 'all']).default('all'),
  /** How long the containers have to end by themselves; 0 is SIGKILL at once. */
  graceSeconds: z.int().min(0).default(0),
});

/**
 * Deletes pods through the API. Their owner creates new ones, so there is nothing to undo, and a
 * runbook earns no credit for a recovery that Kubernetes makes by itself.
 */
export const podKill: Injector<z.output<typeof schema>> = {
  kind: 'pod-kill',
  schema,
  async aim(fields, cluster, signal) {
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
        for (const pod of pods) {
          signal.throwIfAborted();
          await kill(pod, namespace, fields.graceSeconds, cluster);
        }
      },
      // A terminating pod may still answer: the fault is in place when none is left.
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
      // A StatefulSet's next pod has the same name, but is not the target.
      body: { gracePeriodSeconds, preconditions: { uid } },
    });
  } catch (error) {
    throw new HarnessError('FAULT_FAILED', `pod/${namespace}/${name} could not be deleted.`, {
      next: 'Check whether something else in the cluster removed it first.',
      cause: error,
    });
  }
}
