import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';
import { type FoundPod, findPods, type Target } from './target-pods.ts';

export interface FoundContainer {
  readonly pod: FoundPod;
  readonly name: string;
  /** As the container runtime knows it. */
  readonly id: string;
}

export interface ContainerTarget extends Target {
  /** Only this container of each pod. */
  readonly container?: string | undefined;
}

/** FAULT_FAILED, with a list of what runs there, if nothing matches. */
export async function findContainers(
  target: ContainerTarget,
  cluster: Cluster,
): Promise<FoundContainer[]> {
  const pods = await findPods(target, cluster);
  const running = pods.flatMap((pod) =>
    (pod.pod.status?.containerStatuses ?? []).flatMap(({ name, containerID, state }) => {
      const id = containerID?.split('://')[1];
      return id && state?.running ? [{ pod, name, id }] : [];
    }),
  );
  const wanted = target.container;
  const found = running.filter(({ name }) => wanted === undefined || name === wanted);
  if (found.length > 0) return found;
  const there = running.map(({ pod, name }) => `${pod.name}/${name}`).join(', ') || 'none';
  throw new HarnessError(
    'FAULT_FAILED',
    `No container${wanted === undefined ? '' : ` "${wanted}"`} runs in the pods of "${target.selector}" in namespace "${target.namespace}". Running there: ${there}.`,
    { next: 'Correct the fault’s container in the scenario.' },
  );
}

export function byNode(containers: readonly FoundContainer[]): [string, FoundContainer[]][] {
  return [...Map.groupBy(containers, ({ pod }) => pod.node)];
}
