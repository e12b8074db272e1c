import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import type { UndoAction } from '../model/journal.ts';
import type { Cluster, Injector } from '../ports.ts';
import {
  type ContainerProcessState,
  kernelName,
  processCommand,
  readProcesses,
  type Wanted,
} from './container-processes.ts';
import { type FoundPod, findPods, targetShape } from './target.ts';

const schema = z.strictObject({
  target: z.strictObject({
    ...targetShape,
    /** Only this container of each pod; otherwise each in which the process runs. */
    container: z.string().min(1).optional(),
  }),
  /** The command's name, as `ps -o comm` has it: `redis-server`. */
  process: z.string().min(1),
});

type Fields = z.output<typeof schema>;

interface FoundContainer {
  readonly pod: FoundPod;
  readonly name: string;
  readonly id: string;
}

const nodeTimeoutMs = 10_000;

/**
 * Stops a process with SIGSTOP: it keeps its connections, answers nothing, and cannot clean up.
 * Kubernetes mends it only where a liveness probe fails and the container is restarted; where only
 * readiness is probed the pod leaves its Service and stays as it is.
 */
export const processHang: Injector<Fields> = {
  kind: 'process-hang',
  schema,
  async aim(fields, cluster) {
    const containers = await findContainers(fields, cluster);
    const processes = await call('look', fields.process, containers, cluster);
    const hit = containers.filter(({ id }) => processes.some(({ container }) => container === id));
    if (hit.length === 0) throw await noSuchProcess(fields, containers, cluster);
    return {
      targets: hit.map(
        ({ pod, name }) =>
          `process/${fields.target.namespace}/${pod.name}/${name}/${fields.process}`,
      ),
      undo: byNode(hit).map(([node, ofNode]) => continueIn(node, ofNode, fields.process)),
      inject: async () => {
        const stopped = await call('STOP', fields.process, hit, cluster);
        const all = hit.every(({ id }) => stopped.some(({ container }) => container === id));
        if (all && stopped.every(({ state }) => state === 'T')) return;
        throw new HarnessError(
          'FAULT_FAILED',
          `"${fields.process}" is not stopped everywhere: ${describe(stopped)}`,
          { next: 'A container may have been restarted just now: run the drill again.' },
        );
      },
      isGone: async () => {
        const now = await call('look', fields.process, hit, cluster);
        return now.every(({ state }) => state !== 'T');
      },
    };
  },
};

async function findContainers(fields: Fields, cluster: Cluster): Promise<FoundContainer[]> {
  const pods = await findPods(fields.target, cluster);
  const running = pods.flatMap((pod) =>
    (pod.pod.status?.containerStatuses ?? []).flatMap(({ name, containerID, state }) => {
      const id = containerID?.split('://')[1];
      return id && state?.running ? [{ pod, name, id }] : [];
    }),
  );
  const wanted = fields.target.container;
  const found = running.filter(({ name }) => wanted === undefined || name === wanted);
  if (found.length > 0) return found;
  const there = running.map(({ pod, name }) => `${pod.name}/${name}`).join(', ') || 'none';
  throw new HarnessError(
    'FAULT_FAILED',
    `No container${wanted === undefined ? '' : ` "${wanted}"`} runs in the pods of "${fields.target.selector}" in namespace "${fields.target.namespace}". Running there: ${there}.`,
    { next: 'Correct the fault’s container in the scenario.' },
  );
}

/** Does it in each node that has some of the containers, and returns what was seen afterwards. */
async function call(
  want: Wanted,
  process: string,
  containers: readonly FoundContainer[],
  cluster: Cluster,
): Promise<readonly ContainerProcessState[]> {
  const seen: ContainerProcessState[] = [];
  for (const [node, ofNode] of byNode(containers)) {
    const ids = ofNode.map(({ id }) => id);
    const result = await cluster.execInNode(node, processCommand(want, process, ids), {
      timeoutMs: nodeTimeoutMs,
    });
    seen.push(...readProcesses(result));
  }
  return seen;
}

function byNode(containers: readonly FoundContainer[]): [string, FoundContainer[]][] {
  return [...Map.groupBy(containers, ({ pod }) => pod.node)];
}

function continueIn(
  node: string,
  containers: readonly FoundContainer[],
  process: string,
): UndoAction {
  const ids = containers.map(({ id }) => id);
  const pods = containers.map(({ pod }) => pod.name).join(', ');
  return {
    kind: 'node-exec',
    node,
    argv: processCommand('CONT', process, ids),
    describes: `continue "${process}" in ${pods}`,
  };
}

async function noSuchProcess(
  { process }: Fields,
  containers: readonly FoundContainer[],
  cluster: Cluster,
): Promise<HarnessError> {
  const there = await call('look', '', containers, cluster);
  return new HarnessError(
    'FAULT_FAILED',
    `No process named "${kernelName(process)}" runs in ${containers.map(({ pod, name }) => `${pod.name}/${name}`).join(', ')}. There run: ${describe(there)}.`,
    { next: 'Correct the fault’s process in the scenario.' },
  );
}

function describe(processes: readonly ContainerProcessState[]): string {
  return processes.map(({ name, state }) => `${name} (${state})`).join(', ') || 'nothing';
}
