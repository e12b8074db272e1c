import { chmod } from 'node:fs/promises';
import { HarnessError } from '../../errors.ts';
import { run as runCommand } from '../../io/command.ts';
import { docker } from '../../io/docker.ts';
import { changesBetween, changeText } from '../../model/fingerprint-changes.ts';
import type { Readiness } from '../../model/system.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import type { Cluster } from '../../ports.ts';
import { withLock } from '../engine/lock.ts';
import { ensureKind } from '../images/kind-binary.ts';
import { harnessValue } from './docker-labels.ts';
import { nodesOf } from './nodes.ts';
import { type ClusterRecord, readRecords, requireOwned, writeRecord } from './ownership.ts';
import { clusterUndo } from './removal.ts';
import { makeRunFolder, removeRunFiles } from './run-files.ts';
import { deleteCluster, runningCluster } from './running-cluster.ts';
import { routesBetween } from './settle-cluster.ts';

const lock = 'clusters';
const readyTimeoutMs = 20_000;
const commandTimeoutMs = 30_000;

export interface KeepOptions {
  /** What `systemKey` returned. */
  readonly systemKey: string;
  readonly namespaces: readonly string[];
}

/**
 * Keeps a cluster as it is for the next run of the same system. Call it only when nothing is broken
 * and all sidecars are removed; release the cluster's undo afterwards.
 */
export async function keepCluster(cluster: Cluster, options: KeepOptions): Promise<void> {
  const { systemKey, namespaces } = options;
  const fingerprint = await cluster.fingerprint(namespaces);
  const record = await requireOwned(cluster.name);
  const kept = { systemKey, namespaces: [...namespaces], fingerprint };
  await writeRecord({ ...record, harness: harnessValue(), kept });
}

export interface FindKeptOptions {
  readonly run: string;
  readonly systemKey: string;
  readonly ready: readonly Readiness[];
  /** Called with the reason for each kept cluster that cannot be used, before it is deleted. */
  readonly onUnfit?: (reason: string) => void;
}

export interface KeptCluster {
  readonly cluster: Cluster;
  /** Removes the cluster and everything that this run adds; hold it while the run uses the cluster. */
  readonly undo: readonly UndoAction[];
}

/** A kept cluster of the same system, healthy and unchanged, which no other run can now claim. */
export async function findKeptCluster(options: FindKeptOptions): Promise<KeptCluster | undefined> {
  for (;;) {
    const record = await claim(options.systemKey);
    if (!record) return undefined;
    try {
      return await examine(record, options);
    } catch (error) {
      const why = error instanceof HarnessError ? error.message : String(error);
      options.onUnfit?.(`kept cluster ${record.name} cannot be used again: ${why}`);
      await discard(record);
      await removeRunFiles(options.run);
    }
  }
}

/** Deletes every kept cluster that no run uses; resolves to their names. */
export async function deleteKeptClusters(): Promise<readonly string[]> {
  const names: string[] = [];
  for (let record = await claim(); record; record = await claim()) {
    await discard(record);
    names.push(record.name);
  }
  return names;
}

// Under a lock, so that one run gets it: from then on the record names this process as its user.
async function claim(systemKey?: string): Promise<ClusterRecord | undefined> {
  return withLock(lock, async () => {
    const records = (await readRecords()).filter(isFree);
    const found = records.find(({ kept }) => !systemKey || kept?.systemKey === systemKey);
    if (!found) return undefined;
    const { kept, ...taken } = found;
    await writeRecord({ ...taken, harness: harnessValue() });
    return found;
  });
}

function isFree({ kept }: ClusterRecord): boolean {
  return kept !== undefined;
}

async function discard({ name, run }: ClusterRecord): Promise<void> {
  // A cluster without nodes has nothing left to check; only its record remains.
  const nodes = await nodesOf(name);
  if (nodes.length > 0) await requireOwned(name);
  await deleteCluster(name, [run]);
}

async function examine(record: ClusterRecord, options: FindKeptOptions): Promise<KeptCluster> {
  const { name, run: createdBy, kept } = record;
  const { run, ready } = options;
  await requireOwned(name);
  const nodes = await nodesOf(name);
  await requireRunning(nodes);
  const { kubeconfig } = await makeRunFolder(run);
  await exportKubeconfig(name, kubeconfig);
  const peers = await routesBetween(name, nodes, kubeconfig);
  const cluster = await runningCluster({
    ...{ name, run, createdBy, nodes, peers },
    kubeconfigFile: kubeconfig,
  });
  await requireNodesReady(cluster);
  await cluster.waitReady(ready, readyTimeoutMs);
  const now = await cluster.fingerprint(kept?.namespaces ?? []);
  const changed = changesBetween(kept?.fingerprint ?? {}, now).map(changeText);
  if (changed.length > 0) throw unfit(`it changed since it was kept: ${changed.join(', ')}`);
  const undo = [...clusterUndo(createdBy), ...clusterUndo(run)];
  return { cluster, undo };
}

async function requireRunning(nodes: readonly string[]): Promise<void> {
  const format = '{{.State.Running}}';
  const { stdout } = await docker(['inspect', '--format', format, ...nodes], {
    timeoutMs: commandTimeoutMs,
  });
  const states = stdout.trim().split('\n');
  if (states.some((state) => state !== 'true')) throw unfit('one of its nodes is not running');
}

async function exportKubeconfig(name: string, file: string): Promise<void> {
  const kind = await ensureKind();
  const args = ['export', 'kubeconfig', '--name', name, '--kubeconfig', file];
  const { exitCode, stderr } = await runCommand(kind, args, { timeoutMs: commandTimeoutMs });
  if (exitCode !== 0) throw unfit(`kind export kubeconfig: ${stderr}`);
  await chmod(file, 0o600);
}

async function requireNodesReady(cluster: Cluster): Promise<void> {
  const { items } = await cluster.core.listNode();
  const bad = items.filter(
    ({ status }) =>
      !status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
  );
  const names = bad.map(({ metadata }) => metadata?.name);
  if (names.length > 0) throw unfit(`node ${names.join(', ')} is not ready`);
}

function unfit(why: string): HarnessError {
  return new HarnessError('CLUSTER_FAILED', why);
}
