import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import type { Cluster } from '../../ports.ts';
import { execIn } from '../engine/container-exec.ts';
import { loadImages } from '../images/load-images.ts';
import { confineOperator } from '../isolation/confine-operator.ts';
import { objectReader } from '../isolation/object-reader.ts';
import { operatorKubeconfig } from '../isolation/operator-user.ts';
import { containersOf } from '../machines/run-containers.ts';
import { startMachines } from '../machines/start-machines.ts';
import type { PodRoute } from '../network/node-routes.ts';
import { startSidecar } from '../network/sidecar.ts';
import { applyFolder } from '../state/apply-folder.ts';
import { fingerprintOf, type KubernetesObject } from '../state/fingerprint.ts';
import { readObjects } from '../state/read-objects.ts';
import { waitReady } from '../state/wait-ready.ts';
import { kindLabel, runLabel } from './docker-labels.ts';
import { watchNodes } from './node-deaths.ts';
import { removeRecord } from './ownership.ts';
import { removeByLabels } from './removal.ts';
import { removeRunFiles } from './run-files.ts';

const timeoutMs = 30_000;
const versionSchema = z.object({ gitVersion: z.string() });
/** Without DNS no name in the cluster resolves. */
const dns = { kind: 'Deployment', namespace: 'kube-system', name: 'coredns' } as const;

export interface RunningClusterOptions {
  readonly name: string;
  /** Id of the run that uses it now. */
  readonly run: string;
  /** Id of the run that created it: the label of its network. */
  readonly createdBy: string;
  /** Container names, control plane first. */
  readonly nodes: readonly string[];
  readonly kubeconfigFile: string;
  readonly peers: readonly PodRoute[];
}

/** The harness's port to a cluster whose API answers. */
export async function runningCluster(options: RunningClusterOptions): Promise<Cluster> {
  const { name, run, nodes } = options;
  const [controlPlane = ''] = nodes;
  const kubeconfig = await readFile(options.kubeconfigFile, 'utf8');
  // Loaded where there is a cluster: it takes longer than most commands run.
  const { connectKubernetes } = await import('../state/kubernetes.ts');
  const kubernetes = connectKubernetes(name, kubeconfig);
  const [{ gitVersion }, address] = await Promise.all([
    kubernetes.get('/version').then((found) => versionSchema.parse(found)),
    addressOf(controlPlane, name),
  ]);
  const gateway = { name: controlPlane, address };
  const network = { run, network: name, gateway, peers: options.peers };
  const watch = watchNodes(nodes);
  const containerOf = async (node: string) => (nodes.includes(node) ? node : machineOf(run, node));
  return {
    name,
    nodes,
    kubernetesVersion: gitVersion,
    confineOperator: () => confineOperator(controlPlane),
    operatorKubeconfig: (openings) => operatorKubeconfig(controlPlane, openings),
    objectReader: (objects) => objectReader(kubernetes, `https://${controlPlane}:6443`, objects),
    died: watch.died,
    core: kubernetes.core,
    objects: kubernetes.objects,
    execInNode: async (node, argv, execOptions) => {
      const result = await execIn(await containerOf(node), argv, execOptions);
      if (isGone(result.stderr)) throw gone(node, result.stderr);
      return result;
    },
    containerOf,
    startSidecar: (spec) => startSidecar(spec, network),
    startMachines: (machines) => startMachines({ run, name, nodes, kubernetes }, machines),
    loadImages: (references) => loadImages(nodes, references),
    applyFolder: (folder, kustomization) => applyFolder(controlPlane, folder, kustomization),
    waitReady: (readiness, readyTimeoutMs, signal) =>
      waitReady(kubernetes, [...readiness, dns], readyTimeoutMs, signal),
    fingerprint: async (namespaces, { machines = false } = {}) => {
      const objects = await readObjects(kubernetes, namespaces);
      return fingerprintOf(machines ? objects : objects.filter(isLasting(nodes)));
    },
    close: async () => {
      watch.end();
      await kubernetes.close();
    },
    delete: async () => {
      watch.end();
      await kubernetes.close();
      await deleteCluster(name, [options.createdBy, run]);
    },
  };
}

// The nodes of machines come and go at the request of their provider.
const isLasting =
  (nodes: readonly string[]) =>
  ([kind, { metadata }]: readonly [string, KubernetesObject]) =>
    kind !== 'Node' || nodes.includes(metadata.name);

/** Container of the machine that has a node's name; the name itself if no machine has it. */
async function machineOf(run: string, node: string): Promise<string> {
  const { machines } = await containersOf(run);
  return machines.find(({ hostname }) => hostname === node)?.container ?? node;
}

/** Removes the nodes, sidecars, networks and record of a cluster, as far as they exist. */
export async function deleteCluster(name: string, runs: readonly string[]): Promise<void> {
  const labels = new Set([`${kindLabel}=${name}`, ...runs.map((run) => `${runLabel}=${run}`)]);
  await removeByLabels([...labels]);
  await Promise.all([removeRecord(name), ...runs.map(removeRunFiles)]);
}

/** Address of a container on a network. */
async function addressOf(container: string, network: string): Promise<string> {
  const format = `{{(index .NetworkSettings.Networks "${network}").IPAddress}}`;
  const { exitCode, stdout, stderr } = await docker(['inspect', '--format', format, container], {
    timeoutMs,
  });
  const address = stdout.trim();
  if (exitCode !== 0 || !address) throw gone(container, stderr);
  return address;
}

function isGone(stderr: string): boolean {
  return /^Error( response from daemon)?: .*(No such container|is not running)|^Cannot connect to the Docker daemon/m.test(
    stderr,
  );
}

function gone(node: string, why: string): HarnessError {
  return new HarnessError('CLUSTER_FAILED', `node ${node} does not answer: ${why.trim()}`, {
    next: 'Its container or the engine has ended. Run this again.',
  });
}
