import type { Openable } from '../../model/opening.ts';
import {
  accountVariables,
  hostPorts,
  isInFolder,
  isProvisioning,
  podChecks,
  podVariables,
} from './pod-checks.ts';
import { policy } from './policy.ts';
import { isOpen, isOperator, list, volumeProvisioner } from './requesters.ts';

const writes = ['CREATE', 'UPDATE'] as const;

/** Names of the policies; a refusal has the name of the policy that refuses. */
export const policyNames = {
  pods: 'firedrill-operator-pods',
  entries: 'firedrill-operator-entries',
  settings: 'firedrill-operator-settings',
  objects: 'firedrill-operator-objects',
} as const;

const opened = (what: Openable) =>
  `A scenario may open it: operator: { allow: [{ what: ${what}, because: … }] }.`;

const templateOf = (object: string) => `(request.resource.resource == 'pods' ? ${object}.spec :
request.resource.resource == 'cronjobs' ? ${object}.spec.jobTemplate.spec.template.spec :
request.resource.resource == 'podtemplates' ? ${object}.template.spec :
has(${object}.spec.template) ? ${object}.spec.template.spec : {})`;

/** Pods, and whatever has a template of pods. What is left as it was passes: a restart of a DaemonSet, a label. */
const pods = policy({
  name: policyNames.pods,
  rules: [
    {
      apiGroups: [''],
      resources: ['pods', 'pods/ephemeralcontainers', 'pods/resize'],
      operations: writes,
    },
    { apiGroups: [''], resources: ['replicationcontrollers', 'podtemplates'], operations: writes },
    {
      apiGroups: ['apps'],
      resources: ['deployments', 'daemonsets', 'replicasets', 'statefulsets'],
      operations: writes,
    },
    { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], operations: writes },
  ],
  variables: [
    ...podVariables(templateOf('object')),
    {
      name: 'isSame',
      expression: `request.operation == 'UPDATE' && variables.spec == ${templateOf('oldObject')}`,
    },
    ...accountVariables('request.namespace'),
  ],
  validations: [
    ...[...podChecks, hostPorts].map(({ what, says, isMet }) => ({
      expression: `variables.isSame || !(${isMet}) || ${isOpen(what)}${what === 'hostPath' ? ` || (${isProvisioning})` : ''}`,
      message: `This pod ${says}, which leads out of the cluster. ${opened(what)}`,
    })),
    {
      expression: `variables.isSame || ${isOpen('accounts')} || request.userInfo.username == '${volumeProvisioner}' || !variables.isStrong`,
      message: `The account of this pod has rights that the operator does not have. ${opened('accounts')}`,
    },
    {
      expression: `request.resource.resource != 'pods' || !('kubernetes.io/config.mirror' in object.metadata.?annotations.orValue({}))`,
      message: 'Only a node may report a static pod.',
    },
  ],
});

const podOfParams = [
  ...podVariables('params.spec'),
  ...accountVariables('params.metadata.namespace'),
];
const reachesHost = podChecks.map(({ isMet }) => `(${isMet})`).join(' || ');

/** What enters a pod is as strong as the pod. */
const entries = policy({
  name: policyNames.entries,
  withPods: true,
  rules: [
    {
      apiGroups: [''],
      resources: ['pods/exec', 'pods/attach', 'pods/portforward', 'pods/proxy'],
      operations: ['CONNECT'],
    },
  ],
  variables: [
    ...podOfParams,
    // `https:name:port` in a call of the proxy.
    { name: 'isOther', expression: "!(params.metadata.name in request.name.split(':'))" },
  ],
  validations: [
    {
      expression: `variables.isOther || ${isOpen('hostPods')} || !(${reachesHost})`,
      message: `This pod reaches its node, and whoever enters it leaves the cluster. ${opened('hostPods')}`,
    },
    {
      expression: `variables.isOther || ${isOpen('accounts')} || !variables.isStrong`,
      message: `The account of this pod has rights that the operator does not have. ${opened('accounts')}`,
    },
  ],
});

const reads = (kind: 'configMap' | 'secret') => {
  const [volume, ref] =
    kind === 'configMap' ? ['configMap.?name', 'configMap'] : ['secret.?secretName', 'secret'];
  return `request.resource.resource == '${kind.toLowerCase()}s' && (
variables.spec.?volumes.orValue([]).exists(volume, volume.?${volume}.orValue('') == variables.name ||
volume.?projected.?sources.orValue([]).exists(source, source.?${ref}.?name.orValue('') == variables.name)) ||
variables.containers.exists(container,
container.?envFrom.orValue([]).exists(from, from.?${ref}Ref.?name.orValue('') == variables.name) ||
container.?env.orValue([]).exists(one, one.?valueFrom.?${ref}KeyRef.?name.orValue('') == variables.name)))`;
};

/** The settings of a pod that reaches its node decide what it does there. */
const settings = policy({
  name: policyNames.settings,
  withPods: true,
  rules: [{ apiGroups: [''], resources: ['configmaps', 'secrets'], operations: writes }],
  variables: [
    ...podVariables('params.spec'),
    { name: 'name', expression: 'object.metadata.?name.orValue("")' },
    {
      name: 'isSame',
      expression: `request.operation == 'UPDATE' && object.?data.orValue({}) == oldObject.?data.orValue({}) &&
object.?binaryData.orValue({}) == oldObject.?binaryData.orValue({})`,
    },
  ],
  validations: [
    {
      expression: `variables.isSame || ${isOpen('hostPods')} || !(${reads('configMap')} || ${reads('secret')}) || !(${reachesHost})`,
      message: `A pod that reaches its node reads these settings. ${opened('hostPods')}`,
    },
  ],
});

// kubeadm and kubelets of new nodes read them, or the volumes' provisioner does.
const nodeSettings = [
  'kube-system/kube-proxy',
  'kube-system/kubeadm-config',
  'kube-system/kubelet-config',
  'kube-system/extension-apiserver-authentication',
  'kube-public/cluster-info',
  'local-path-storage/local-path-config',
];

const unless = (resource: string, expression: string) =>
  `request.resource.resource != '${resource}' || (${expression})`;

const type = "object.?type.orValue('Opaque')";
const source = 'object.spec';

const objects = policy({
  name: policyNames.objects,
  rules: [
    {
      apiGroups: [''],
      resources: ['configmaps', 'secrets', 'persistentvolumes'],
      operations: writes,
    },
    { apiGroups: ['apps'], resources: ['controllerrevisions'], operations: writes },
    {
      apiGroups: ['storage.k8s.io'],
      resources: ['storageclasses'],
      operations: ['CREATE', 'UPDATE'],
    },
  ],
  validations: [
    {
      expression: unless(
        'configmaps',
        `${isOpen('hostPods')} || !(request.namespace + '/' + object.metadata.?name.orValue('') in ${list(nodeSettings)}) ||
(request.operation == 'UPDATE' && object.?data.orValue({}) == oldObject.?data.orValue({}))`,
      ),
      message: `These are settings of the nodes. ${opened('hostPods')}`,
    },
    {
      expression: unless(
        'secrets',
        `${isOpen('tokens')} || (${type} != 'kubernetes.io/service-account-token' &&
!(${isOperator} && ${type} == 'bootstrap.kubernetes.io/token'))`,
      ),
      message: `A secret of this type is a token of another account. ${opened('tokens')}`,
    },
    {
      expression: unless(
        'persistentvolumes',
        `${isOpen('hostPath')} || has(${source}.csi) ||
(request.operation == 'UPDATE' && ${source}.?hostPath == oldObject.spec.?hostPath && ${source}.?local == oldObject.spec.?local) ||
(request.userInfo.username == '${volumeProvisioner}' &&
((has(${source}.hostPath) && ${isInFolder(`${source}.hostPath.path`)}) || (has(${source}.local) && ${isInFolder(`${source}.local.path`)})))`,
      ),
      message: `This volume is a directory of a node, or something else that the node mounts as root. ${opened('hostPath')}`,
    },
    {
      expression: unless(
        'storageclasses',
        `${isOpen('hostPath')} || object.?parameters.orValue({}).size() == 0 ||
object.provisioner != 'rancher.io/local-path' ||
(request.operation == 'UPDATE' && object.?parameters == oldObject.?parameters)`,
      ),
      message: `Its parameters choose directories of the nodes. ${opened('hostPath')}`,
    },
    {
      expression: unless(
        'controllerrevisions',
        "request.operation == 'UPDATE' && object.?data == oldObject.?data",
      ),
      message: 'Only its controller writes a revision: pods are made from it, unchecked.',
    },
  ],
});

export const policies: readonly object[] = [...pods, ...entries, ...settings, ...objects];
