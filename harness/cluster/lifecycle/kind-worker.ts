import { stringify } from 'yaml';
import type { WorkerSpec } from '../../model/system.ts';

/** Label of a worker's node: its name in `system.yaml`. kind chooses the container's name. */
const workerLabel = 'io.firedrill.worker';
/** The folder in which kubeadm finds the kubelet settings of workers with disks. */
export const patchesFolder = '/kind/firedrill-patches';

/** One worker in kind's configuration. */
export function kindWorker({ name, labels, taints, disks }: WorkerSpec) {
  const join = {
    kind: 'JoinConfiguration',
    nodeRegistration: { taints: taints.map(taintOf) },
    // The file is written last, so that a kubelet never starts before its disks are mounted.
    ...(disks.length > 0 && { patches: { directory: patchesFolder } }),
  };
  return {
    role: 'worker',
    labels: { ...labels, [workerLabel]: name },
    kubeadmConfigPatches: [stringify(join)],
  };
}

function taintOf(text: string) {
  const [, key = '', value = '', effect = ''] = /^([^=:]*)=?([^:]*):(\w+)$/.exec(text) ?? [];
  return { key, value, effect };
}

/** The name that kind gives the container of the worker at an index. */
export function workerNode(cluster: string, index: number): string {
  return `${cluster}-worker${index === 0 ? '' : index + 1}`;
}

/**
 * Eviction thresholds. kind switches them off because its nodes share the host's disk; a bounded disk
 * belongs to its node alone. Pressure ends 10 s after its cause, instead of after five minutes.
 */
export const boundedKubelet = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  evictionHard: {
    'nodefs.available': '10%',
    'nodefs.inodesFree': '5%',
    'imagefs.available': '0%',
    'imagefs.inodesFree': '0%',
  },
  evictionPressureTransitionPeriod: '10s',
};
