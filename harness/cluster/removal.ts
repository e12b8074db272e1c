import { docker } from '../docker.ts';
import { HarnessError } from '../errors.ts';
import type { UndoAction } from '../model/journal.ts';
import { clusterName, kindLabel, runLabel } from './labels.ts';

const listTimeoutMs = 30_000;
const removeTimeoutMs = 120_000;

/**
 * What removes all that `createCluster` of this run may have made, to be held before it is called.
 * Run newest first. The nodes' label comes at both ends: a container that the engine was just
 * creating while the rest was removed is caught by the second look.
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
  return [nodes, others, nodes];
}

/** Removes containers (with their volumes), then networks, that carry any of the labels. */
export async function removeByLabels(labels: readonly string[]): Promise<void> {
  const containers = await Promise.all(
    labels.map((label) => list(['ps', '--all', '--quiet', '--filter', `label=${label}`])),
  );
  await removeContainers(containers.flat());
  const networks = await Promise.all(
    labels.map((label) => list(['network', 'ls', '--quiet', '--filter', `label=${label}`])),
  );
  await removeNetworks(networks.flat());
}

/** Removes containers with their volumes; those that are gone already are no trouble. */
export function removeContainers(ids: readonly string[]): Promise<void> {
  return remove(['rm', '--force', '--volumes'], ids);
}

export function removeNetworks(ids: readonly string[]): Promise<void> {
  return remove(['network', 'rm'], ids);
}

async function list(args: readonly string[]): Promise<string[]> {
  const { exitCode, stdout, stderr } = await docker(args, { timeoutMs: listTimeoutMs });
  if (exitCode !== 0) throw notRemoved(stderr);
  return stdout.split('\n').filter(Boolean);
}

async function remove(command: readonly string[], ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return;
  const { exitCode, stderr } = await docker([...command, ...unique], {
    timeoutMs: removeTimeoutMs,
  });
  // Gone meanwhile, or going: someone else removes the same.
  const gone = /No such (container|network)|not found|already in progress/i;
  const trouble = stderr.split('\n').filter((line) => line && !gone.test(line));
  if (exitCode !== 0 && trouble.length > 0) throw notRemoved(trouble.join('\n'));
}

function notRemoved(why: string): HarnessError {
  return new HarnessError('CLUSTER_FAILED', `the engine did not remove the cluster: ${why}`, {
    next: 'Run `firedrill revert` when the engine answers again.',
  });
}
