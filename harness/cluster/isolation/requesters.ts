import type { Openable } from '../../model/opening.ts';

/** The user that the operator's certificate names. The cluster has no object for it, so no step can delete it. */
export const operatorUser = 'firedrill-operator';
export const operatorGroup = 'firedrill:operators';
/** A certificate in this group may do what it names. */
export const openingGroup = (what: Openable) => `firedrill:open:${what}`;

const kubeSystem = 'system:serviceaccount:kube-system';

// Kubernetes' own controllers. What they create follows from a template, and the templates are checked when
// they are written. Exact names: a step may create other accounts in kube-system.
const controllers = [
  'bootstrap-signer',
  'cronjob-controller',
  'daemon-set-controller',
  'deployment-controller',
  'job-controller',
  'replicaset-controller',
  'replication-controller',
  'root-ca-cert-publisher',
  'statefulset-controller',
].map((name) => `${kubeSystem}:${name}`);

/** Mounts directories of the node as volumes, all of them below one folder. */
export const volumeProvisioner =
  'system:serviceaccount:local-path-storage:local-path-provisioner-service-account';
export const volumeFolder = '/var/local-path-provisioner';

/** Accounts whose pods nobody but the system may create or enter: what they write is not checked, or less. */
export const trustedAccounts: readonly string[] = [...controllers, volumeProvisioner];

const trustedGroups = ['system:masters', 'kubeadm:cluster-admins', 'system:nodes'];
const trustedUsers = [
  'system:apiserver',
  'system:kube-controller-manager',
  'system:kube-scheduler',
  ...controllers,
];

/** CEL: true unless the cluster itself or its administrator asks. */
export const isConfined = `!(request.userInfo.username in ${list(trustedUsers)}) && \
!request.userInfo.groups.exists(group, group in ${list(trustedGroups)})`;

/** CEL: the operator asks, and not an account of the system. */
export const isOperator = `'${operatorGroup}' in request.userInfo.groups`;

/** CEL: a scenario has opened it for whoever asks. */
export const isOpen = (what: Openable) => `'${openingGroup(what)}' in request.userInfo.groups`;

/** A list of texts in CEL. */
export function list(texts: readonly string[]): string {
  return `[${texts.map((text) => `'${text}'`).join(', ')}]`;
}
