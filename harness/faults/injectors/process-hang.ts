import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { kernelName } from '../target/container-processes.ts';
import { continueIn, describeProcesses, inContainers } from '../target/processes-of-pods.ts';
import { byNode, type FoundContainer, findContainers } from '../target/running-containers.ts';
import { targetShape } from '../target/target-pods.ts';

const schema = z.strictObject({
  target: z.strictObject({
    ...targetShape,
    /** Only this container of each pod. Default: every container that runs the process. */
    container: z.string().min(1).optional(),
  }),
  /** The command's name, as `ps -o comm` prints it: `redis-server`. Default: every process. */
  process: z.string().min(1).optional(),
});

type Fields = z.output<typeof schema>;

/**
 * Stops a process with SIGSTOP: it keeps its connections, answers nothing, and cannot clean up.
 * Kubernetes recovers it only if a liveness probe fails and the container is restarted. With a
 * readiness probe alone, the pod leaves its Service and stays stopped.
 */
export const processHang: Injector<Fields> = {
  kind: 'process-hang',
  schema,
  async aim(fields, cluster) {
    const { namespace } = fields.target;
    const process = fields.process ?? '';
    const containers = await findContainers(fields.target, cluster);
    const processes = await inContainers('look', process, containers, cluster);
    const hit = containers.filter(({ id }) => processes.some(({ container }) => container === id));
    if (hit.length === 0) throw await noSuchProcess(process, containers, cluster);
    return {
      targets: hit.map(
        ({ pod, name }) => `process/${namespace}/${pod.name}/${name}/${process || '*'}`,
      ),
      undo: byNode(hit).map(([node, ofNode]) => continueIn(cluster, node, ofNode, process)),
      inject: async () => {
        const stopped = await inContainers('STOP', process, hit, cluster);
        const all = hit.every(({ id }) =>
          stopped.some(({ container, state }) => container === id && state === 'T'),
        );
        // Without a name, one pass found all stopped; a probe's command may have started since.
        if (all && (process === '' || stopped.every(({ state }) => state === 'T'))) return;
        throw new HarnessError(
          'FAULT_FAILED',
          `"${process || 'every process'}" is not stopped everywhere: ${describeProcesses(stopped)}`,
          { next: 'A container may have been restarted just now: run the drill again.' },
        );
      },
      isGone: async () => {
        const now = await inContainers('look', process, hit, cluster);
        return now.every(({ state }) => state !== 'T');
      },
    };
  },
};

async function noSuchProcess(
  process: string,
  containers: readonly FoundContainer[],
  cluster: Cluster,
): Promise<HarnessError> {
  const there = await inContainers('look', '', containers, cluster);
  return new HarnessError(
    'FAULT_FAILED',
    `No process named "${kernelName(process)}" runs in ${containers.map(({ pod, name }) => `${pod.name}/${name}`).join(', ')}. Running there: ${describeProcesses(there)}.`,
    { next: 'Correct the fault’s process in the scenario.' },
  );
}
