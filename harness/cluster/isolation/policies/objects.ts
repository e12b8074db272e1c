import { isInFolder } from '../pod-checks.ts';
import { opened, policy, policyNames, writes } from '../policy.ts';
import { isOpen, isOperator, list, volumeProvisioner } from '../requesters.ts';

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

export const objects = policy({
  name: policyNames.objects,
  rules: [
    {
      apiGroups: [''],
      resources: ['configmaps', 'secrets', 'persistentvolumes', 'services'],
      operations: writes,
    },
    { apiGroups: ['apps'], resources: ['controllerrevisions'], operations: writes },
    {
      apiGroups: ['storage.k8s.io'],
      resources: ['storageclasses'],
      operations: writes,
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
        'services',
        `object.spec.?externalIPs.orValue([]).size() == 0 ||
(request.operation == 'UPDATE' && object.spec.?externalIPs == oldObject.spec.?externalIPs)`,
      ),
      message: 'A Service may not take addresses of the nodes: it would cut the API server off.',
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
