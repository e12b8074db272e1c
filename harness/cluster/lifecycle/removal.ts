import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { isRemovedElsewhere, removeLabelled } from '../../io/remove-labelled.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import { clusterName, kindLabel, runLabel } from './docker-labels.ts';

const removeTimeoutMs = 120_000;

/**
 * The undo of `createCluster` for this run, newest first; hold it before that call. Each label comes
 * twice: the second pass catches a container that the engine was creating during the first.
 */
export function clusterUndo(run: string): UndoAction[] {
  const name = clusterName(run);
  const nodes = {
    kind: 'remove-labelled',
    label: `${kindLabel}=${name}`,
    describes: `removes the nodes of cluster ${name}`,
  } as const;
  const others = {
    kind: 'remove-labelled',
    label: `${runLabel}=${run}`,
    describes: `removes the containers and the network of run ${run}`,
  } as const;
  return [others, nodes, others, nodes];
}

/** Removes containers (with their volumes), then networks, that have any of the labels. */
export async function removeByLabels(labels: readonly string[]): Promise<void> {
  const failed = await removeLabelled(labels);
  if (failed) throw notRemoved(failed.stderr);
}

/** Removes containers with their volumes; a container that is already gone is not an error. */
export function removeContainers(names: readonly string[]): Promise<void> {
  return remove(['rm', '--force', '--volumes'], names);
}

export function removeNetworks(names: readonly string[]): Promise<void> {
  return remove(['network', 'rm'], names);
}

async function remove(command: readonly string[], names: readonly string[]): Promise<void> {
  const removed = await docker([...command, ...names], { timeoutMs: removeTimeoutMs });
  if (removed.exitCode !== 0 && !isRemovedElsewhere(removed)) throw notRemoved(removed.stderr);
}

function notRemoved(why: string): HarnessError {
  return new HarnessError('CLUSTER_FAILED', `the engine did not remove the cluster: ${why}`, {
    next: 'Run `firedrill revert` when the engine answers again.',
  });
}
