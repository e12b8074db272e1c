import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import {
  type ContainerProcessState,
  processCommand,
  readProcesses,
  type Wanted,
} from './container-processes.ts';
import { byNode, type FoundContainer } from './running-containers.ts';

const nodeTimeoutMs = 10_000;

/**
 * Does it in each node that has some of the containers, and returns what was seen afterwards. An
 * empty name means every process.
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
    const result = await cluster.execInNode(node, processCommand(want, process, ids), {
      timeoutMs: nodeTimeoutMs,
    });
    seen.push(...readProcesses(result));
  }
  return seen;
}

export function continueIn(
  node: string,
  containers: readonly FoundContainer[],
  process: string,
): UndoAction {
  const ids = containers.map(({ id }) => id);
  const pods = containers.map(({ pod }) => pod.name).join(', ');
  const what = process === '' ? 'every process' : `"${process}"`;
  return {
    kind: 'node-exec',
    node,
    argv: processCommand('CONT', process, ids),
    describes: `continue ${what} in ${pods}`,
  };
}

export function describeProcesses(processes: readonly ContainerProcessState[]): string {
  return processes.map(({ name, state }) => `${name} (${state})`).join(', ') || 'nothing';
}
