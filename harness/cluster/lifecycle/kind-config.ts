import { stringify } from 'yaml';
import type { WorkerSpec } from '../../model/system.ts';
import { kindWorker } from './kind-worker.ts';

/** Addresses of pods and of Services in every cluster; no run's network may overlap them. */
export const podRange = '10.244.0.0/16';
export const serviceRange = '10.96.0.0/16';
/** Where kubeadm puts the cluster's DNS: the tenth address of the Services. */
export const dnsAddress = '10.96.0.10';

export interface KindConfigOptions {
  readonly workers: readonly WorkerSpec[];
  /** The CNI that the node image names in its label `io.firedrill.cni`; absent: kind's own. */
  readonly cni?: string;
  /** Port of the API server on loopback; absent: kind chooses a free one. */
  readonly apiPort?: number;
}

// A drill's cluster needs no database that survives a power cut, and no elections with one candidate.
// Each would cost seconds at the start and processor time throughout.
const lighter = {
  kind: 'ClusterConfiguration',
  etcd: { local: { extraArgs: { 'unsafe-no-fsync': 'true' } } },
  controllerManager: { extraArgs: { 'leader-elect': 'false' } },
  scheduler: { extraArgs: { 'leader-elect': 'false' } },
};

// In a cluster of one node kind removes the taint itself, and fails if the node has none.
const untainted = { kind: 'InitConfiguration', nodeRegistration: { taints: [] } };

/** kind's configuration of a cluster, as YAML. */
export function kindConfig({ workers, cni, apiPort }: KindConfigOptions): string {
  const patches = workers.length > 0 ? [lighter, untainted] : [lighter];
  return stringify({
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    networking: {
      podSubnet: podRange,
      serviceSubnet: serviceRange,
      kubeProxyMode: 'nftables',
      disableDefaultCNI: cni !== undefined,
      apiServerAddress: '127.0.0.1',
      ...(apiPort !== undefined && { apiServerPort: apiPort }),
    },
    nodes: [
      { role: 'control-plane', kubeadmConfigPatches: patches.map((patch) => stringify(patch)) },
      ...workers.map(kindWorker),
    ],
  });
}
