import { podsOfParams, reachesHost, variablesOfPod } from '../params-pod.ts';
import { opened, policy, policyNames } from '../policy.ts';
import { isOpen } from '../requesters.ts';

/** What enters a pod is as strong as the pod. */
export const entries = policy({
  name: policyNames.entries,
  params: podsOfParams.Pod.params,
  rules: [
    {
      apiGroups: [''],
      resources: ['pods/exec', 'pods/attach', 'pods/portforward', 'pods/proxy'],
      operations: ['CONNECT'],
    },
  ],
  variables: [
    ...variablesOfPod(podsOfParams.Pod.spec),
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
