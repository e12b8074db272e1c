import type { Openable } from '../../model/opening.ts';
import { list, volumeFolder, volumeProvisioner } from './requesters.ts';

/** One way in which a pod reaches its node, as CEL over the variables of `podVariables`. */
export interface PodCheck {
  readonly what: Openable;
  /** Follows "This pod …". */
  readonly says: string;
  readonly isMet: string;
}

/** Linux capabilities that a container has anyway (containerd's default set). */
const usualCapabilities = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

// Every other kind makes the node mount something, as root.
const usualVolumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const contexts = 'variables.contexts';
const hasUsualVolume = usualVolumes.map((kind) => `has(volume.${kind})`).join(' || ');

export const podChecks: readonly PodCheck[] = [
  {
    what: 'privileged',
    says: 'is privileged',
    isMet: `${contexts}.exists(context, context.?privileged.orValue(false))`,
  },
  {
    what: 'hostPath',
    says: 'mounts a directory of its node, or another volume that its node mounts as root',
    isMet: `variables.spec.?volumes.orValue([]).exists(volume, !(${hasUsualVolume}))`,
  },
  {
    what: 'hostNamespaces',
    says: 'shares the processes, the network or the memory of its node',
    isMet: ['hostPID', 'hostIPC', 'hostNetwork']
      .map((field) => `variables.spec.?${field}.orValue(false)`)
      .join(' || '),
  },
  {
    what: 'capabilities',
    says: 'adds Linux capabilities',
    isMet: `${contexts}.exists(context, context.?capabilities.?add.orValue([]).exists(one, !(one in ${list(usualCapabilities)})))`,
  },
  {
    what: 'unconfined',
    says: 'leaves the confinement of a container (AppArmor, SELinux, /proc, a process of a Windows host)',
    isMet: `${contexts}.exists(context, \
context.?procMount.orValue('Default') == 'Unmasked' || \
context.?appArmorProfile.?type.orValue('') == 'Unconfined' || \
context.?seLinuxOptions.?type.orValue('') != '' || \
context.?windowsOptions.?hostProcess.orValue(false))`,
  },
];

/** Not a way into the node: a port of the node leads to the pod, and may hide one of the node's own. */
export const hostPorts: PodCheck = {
  what: 'hostPorts',
  says: 'takes a port of its node',
  isMet:
    'variables.containers.exists(container, container.?ports.orValue([]).exists(port, port.?hostPort.orValue(0) != 0))',
};

/** Variables over `spec`, a CEL expression of a pod's spec. */
export const podVariables = (spec: string) => [
  { name: 'spec', expression: spec },
  {
    name: 'containers',
    expression: `variables.spec.?containers.orValue([]) + variables.spec.?initContainers.orValue([]) + \
variables.spec.?ephemeralContainers.orValue([])`,
  },
  {
    name: 'contexts',
    expression: `variables.containers.map(container, container.?securityContext.orValue({})) + \
[variables.spec.?securityContext.orValue({})]`,
  },
];

/** CEL: whoever asks is the provisioner, and mounts only what is in its own folder. */
export const isProvisioning = `request.userInfo.username == '${volumeProvisioner}' && \
variables.spec.?volumes.orValue([]).all(volume, !has(volume.hostPath) || ${isInFolder('volume.hostPath.path')})`;

/** CEL: the path is in the provisioner's folder. */
export function isInFolder(path: string): string {
  return `(${path}.startsWith('${volumeFolder}/') && !${path}.contains('..'))`;
}
