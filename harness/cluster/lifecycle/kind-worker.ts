import { stringify } from 'yaml';
import type { WorkerSpec } from '../../model/system.ts';

/** Label of a worker's node, with its name in `system.yaml`: kind calls its container as it likes. */
const workerLabel = 'io.firedrill.worker';
/** Where kubeadm finds what a worker's kubelet does otherwise than the others. */
export const patchesFolder = '/kind/firedrill-patches';

/** One worker in kind's configuration. */
export function kindWorker({ name, labels, taints, disks }: WorkerSpec) {
  const join = {
    kind: 'JoinConfiguration',
    nodeRegistration: { taints: taints.map(taintOf) },
    // The file is put there last of all, so that a kubelet never starts before its disks are there.
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

/** The container's name that kind gives the worker at an index. */
export function workerNode(cluster: string, index: number): string {
  return `${cluster}-worker${index === 0 ? '' : index + 1}`;
}

/**
 * What kind switches off, as everybody's disk is the host's; a bounded disk is the node's alone.
 * The pressure is over soon after its cause is, and not five minutes later.
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
