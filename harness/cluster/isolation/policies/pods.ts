import { hostPorts, isProvisioning, podChecks, podVariables } from '../pod-checks.ts';
import { opened, policy, policyNames, writes } from '../policy.ts';
import { isOpen, volumeProvisioner } from '../requesters.ts';
import { accountVariables } from '../strong-accounts.ts';

const templateOf = (object: string) => `(request.resource.resource == 'pods' ? ${object}.spec :
request.resource.resource == 'cronjobs' ? ${object}.spec.jobTemplate.spec.template.spec :
request.resource.resource == 'podtemplates' ? ${object}.template.spec :
has(${object}.spec.template) ? ${object}.spec.template.spec : {})`;

/** Pods, and whatever has a template of pods. What is left as it was passes: a restart of a DaemonSet, a label. */
export const pods = policy({
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
