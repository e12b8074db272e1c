import { chmod, writeFile } from 'node:fs/promises';
import { HarnessError } from '../../errors.ts';
import { stated } from '../../model/figures.ts';
import type { WorkerSpec } from '../../model/system.ts';
import type { Cluster } from '../../ports.ts';
import { findImage, type StoredImage } from '../images/image-store.ts';
import { ensureKind } from '../images/kind-binary.ts';
import { loadImages } from '../images/load-images.ts';
import { createNetwork } from '../network/engine-network.ts';
import { clusterName, harnessValue } from './docker-labels.ts';
import { runKind } from './kind.ts';
import { kindConfig } from './kind-config.ts';
import { workerNode } from './kind-worker.ts';
import { nodesOf } from './nodes.ts';
import { readRecord, writeRecord } from './ownership.ts';
import { makeRunFolder } from './run-files.ts';
import { deleteCluster, runningCluster } from './running-cluster.ts';
import { settle } from './settle-cluster.ts';
import { addDisks } from './worker-disks.ts';

const createTimeoutMs = 300_000;
const cniLabel = 'io.firedrill.cni';
const outputShown = 30;

export interface CreateClusterOptions {
  readonly run: string;
  readonly nodeImage: string;
  /** Loaded while kubeadm works: it mostly waits. */
  readonly images?: readonly string[];
  readonly workers?: readonly WorkerSpec[];
  /** Port of the API server on loopback; by default a free one. PORT_TAKEN if it is in use. */
  readonly apiPort?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: string) => void;
}

/**
 * Creates a run's cluster. Hold `clusterUndo(run)` first. Resolves when its API answers and its nodes
 * keep packets inside; its system pods may still be starting. Rejects with CLUSTER_FAILED, PORT_TAKEN
 * or INTERRUPTED, and then leaves nothing behind.
 */
export async function createCluster(options: CreateClusterOptions): Promise<Cluster> {
  const { run, signal, workers = [] } = options;
  const name = clusterName(run);
  const [program, image, earlier] = await Promise.all([
    ensureKind(),
    findImage(options.nodeImage),
    readRecord(name),
  ]);
  if (!image) {
    throw new HarnessError('CLUSTER_FAILED', `image ${options.nodeImage} does not exist`, {
      next: 'Run `firedrill setup`.',
    });
  }
  if (earlier) {
    throw new HarnessError('CLUSTER_FAILED', `cluster ${name} already exists`, {
      next: 'Use another run id, or remove it with `firedrill down`.',
    });
  }
  signal?.throwIfAborted();
  await writeRecord({
    name,
    run,
    nodeImage: image.id,
    created: new Date().toISOString(),
    harness: harnessValue(),
  });
  try {
    await createNetwork(name, run);
    const kubeconfigFile = await bringUp(name, program, image, options);
    const nodes = await nodesOf(name);
    const peers = await settle(name, nodes, kubeconfigFile, {
      cni: image.labels[cniLabel],
      untaintedNodes: 1 + workers.filter(({ taints }) => taints.length === 0).length,
    });
    signal?.throwIfAborted();
    return await runningCluster({ name, run, createdBy: run, nodes, kubeconfigFile, peers });
  } catch (error) {
    // A failed clean-up must not hide the first error; `listLeftovers` finds what it leaves.
    await deleteCluster(name, [run]).catch(() => undefined);
    throw error;
  }
}

/** Runs `kind create cluster` and prepares its nodes meanwhile; resolves to the kubeconfig's path. */
async function bringUp(
  name: string,
  program: string,
  { id, labels }: StoredImage,
  options: CreateClusterOptions,
): Promise<string> {
  const { run, images = [], workers = [], apiPort, signal, onProgress } = options;
  const { config, kubeconfig } = await makeRunFolder(run);
  const cni = labels[cniLabel];
  const wanted = { workers, ...(cni && { cni }), ...(apiPort !== undefined && { apiPort }) };
  await writeFile(config, kindConfig(wanted), { mode: 0o600 });
  const noDisk = new AbortController();
  let prepared: Promise<unknown> | undefined;
  const prepareNodes = () => {
    if (prepared) return;
    const disks = workers.map((worker, index) => addDisks(workerNode(name, index), worker));
    const loaded =
      images.length > 0 && nodesOf(name).then((nodes) => loadImages(nodes, images, signal));
    prepared = Promise.all([...disks, loaded]);
    // Awaited below, once kind has ended. A failed disk stops kind, as no worker may join without its
    // disks; loading may fail only because kind failed.
    prepared.catch(() => undefined);
    Promise.all(disks).catch((error: unknown) => noDisk.abort(error));
  };
  const result = await runKind(
    [
      // By its id: the name may be given to another image meanwhile.
      ...['create', 'cluster', '--name', name, '--image', id, '--config', config],
      ...['--kubeconfig', kubeconfig, '--wait', '0'],
    ],
    {
      program,
      network: name,
      timeoutMs: createTimeoutMs,
      signal: AbortSignal.any([noDisk.signal, ...(signal ? [signal] : [])]),
      onLine: (line) => {
        onProgress?.(line.trim());
        // The nodes' systemd and containerd run by now; no worker joins within the next seconds.
        if (line.includes('Writing configuration')) prepareNodes();
      },
    },
  );
  if (result.exitCode !== 0) throw notCreated(name, result.output, result.timedOut);
  prepareNodes();
  await prepared;
  await chmod(kubeconfig, 0o600);
  return kubeconfig;
}

function notCreated(name: string, output: string, timedOut: boolean): HarnessError {
  const tail = output.trimEnd().split('\n').slice(-outputShown).join('\n');
  if (/port is already allocated|address already in use|ports are not available/i.test(output)) {
    return new HarnessError('PORT_TAKEN', `the port of ${name}'s API server is in use:\n${tail}`, {
      next: 'Leave the port out: Firedrill then chooses a free one.',
    });
  }
  const what = timedOut ? `kind did not finish within ${stated(createTimeoutMs)}` : 'kind failed';
  return new HarnessError('CLUSTER_FAILED', `cannot create cluster ${name}: ${what}\n${tail}`, {
    next: 'Run `firedrill doctor`; memory, disk and privileges are the usual reasons.',
  });
}
