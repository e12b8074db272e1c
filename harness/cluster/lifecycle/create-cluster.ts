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
  /** Loaded while kubeadm works, which is mostly waiting. */
  readonly images?: readonly string[];
  readonly workers?: readonly WorkerSpec[];
  /** Port of the API server on loopback; a free one by default. PORT_TAKEN where it is not. */
  readonly apiPort?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: string) => void;
}

/**
 * Creates a run's cluster; resolves when its API answers and its nodes keep packets inside, while
 * its own system pods may still be starting. Hold `clusterUndo(run)` before. When it rejects
 * (CLUSTER_FAILED, PORT_TAKEN, INTERRUPTED), nothing is left.
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
    throw new HarnessError('CLUSTER_FAILED', `there is no image ${options.nodeImage}`, {
      next: 'Run `firedrill setup`.',
    });
  }
  if (earlier) {
    throw new HarnessError('CLUSTER_FAILED', `there is a cluster ${name} already`, {
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
      open: 1 + workers.filter(({ taints }) => taints.length === 0).length,
    });
    signal?.throwIfAborted();
    return await runningCluster({ name, run, createdBy: run, nodes, kubeconfigFile, peers });
  } catch (error) {
    // A failed clean-up must not hide why there is something to clean: `listLeftovers` finds it.
    await deleteCluster(name, [run]).catch(() => undefined);
    throw error;
  }
}

/** Runs `kind create cluster`, and loads the images beside; resolves to the kubeconfig's path. */
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
  let beside: Promise<unknown> | undefined;
  const workBeside = () => {
    if (beside) return;
    const disks = workers.map((worker, index) => addDisks(workerNode(name, index), worker));
    const loaded =
      images.length > 0 && nodesOf(name).then((nodes) => loadImages(nodes, images, signal));
    beside = Promise.all([...disks, loaded]);
    // Awaited below; kind may take longer to fail than this. Only without its disks no worker may
    // join, and kind is stopped; what else fails here may do so because kind did.
    beside.catch(() => undefined);
    Promise.all(disks).catch((error: unknown) => noDisk.abort(error));
  };
  const result = await runKind(
    [
      // By its id: its name may go over to another meanwhile.
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
        // The nodes' systemd and containerd run from here on; no worker joins for seconds yet.
        if (line.includes('Writing configuration')) workBeside();
      },
    },
  );
  if (result.exitCode !== 0) throw notCreated(name, result.output, result.timedOut);
  workBeside();
  await beside;
  await chmod(kubeconfig, 0o600);
  return kubeconfig;
}

function notCreated(name: string, output: string, timedOut: boolean): HarnessError {
  const tail = output.trimEnd().split('\n').slice(-outputShown).join('\n');
  if (/port is already allocated|address already in use|ports are not available/i.test(output)) {
    return new HarnessError('PORT_TAKEN', `the port of ${name}'s API server is taken:\n${tail}`, {
      next: 'Leave the port out: a free one is chosen.',
    });
  }
  const what = timedOut ? `no end within ${stated(createTimeoutMs)}` : 'kind failed';
  return new HarnessError('CLUSTER_FAILED', `cannot create cluster ${name}: ${what}\n${tail}`, {
    next: 'Run `firedrill doctor`; memory, disk and privileges are the usual reasons.',
  });
}
