import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { onNode } from '../fault-scripts.ts';
import {
  type ContainerProcessState,
  processScript,
  readProcesses,
  type Wanted,
} from './container-processes.ts';
import { byNode, type FoundContainer } from './running-containers.ts';

const nodeTimeoutMs = 10_000;

/**
 * Runs the script in each node that has one of the containers; resolves to the processes afterwards.
 * An empty name means every process.
 */
export async function inContainers(
  want: Wanted,
  process: string,
  containers: readonly FoundContainer[],
  cluster: Cluster,
): Promise<readonly ContainerProcessState[]> {
  const seen: ContainerProcessState[] = [];
  for (const [node, ofNode] of byNode(containers)) {
    const ids = ofNode.map(({ id }) => id);
    const { script, args } = processScript(want, process, ids);
    const what = `Processes in ${node} cannot be reached`;
    seen.push(...readProcesses(await onNode(cluster, node).run(script, args, what, nodeTimeoutMs)));
  }
  return seen;
}

/** For an undo. In a container that is gone, there is nothing to continue. */
export function continueIn(
  cluster: Cluster,
  node: string,
  containers: readonly FoundContainer[],
  process: string,
): UndoAction {
  const ids = containers.map(({ id }) => id);
  const pods = containers.map(({ pod }) => pod.name).join(', ');
  const what = process === '' ? 'every process' : `"${process}"`;
  const { script, args } = processScript('CONT', process, ids);
  return onNode(cluster, node).tidy(script, args, `continue ${what} in ${pods}`);
}

export function describeProcesses(processes: readonly ContainerProcessState[]): string {
  return processes.map(({ name, state }) => `${name} (${state})`).join(', ') || 'nothing';
}
