import { podsOfParams, reachesHost, variablesOfPod } from '../params-pod.ts';
import { opened, policy, policyNames, writes } from '../policy.ts';
import { isOpen } from '../requesters.ts';

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

/**
 * What a pod does with its node, or with its account, its settings decide. Those of a template are kept as well: somebody
 * may scale it to nothing, change what its pods will read, and scale it up again.
 */
export const settings = Object.entries(podsOfParams).flatMap(([kind, { params, spec }]) =>
  policy({
    name: kind === 'Pod' ? policyNames.settings : `${policyNames.settings}-${kind.toLowerCase()}s`,
    params,
    rules: [{ apiGroups: [''], resources: ['configmaps', 'secrets'], operations: writes }],
    variables: [
      ...variablesOfPod(spec),
      { name: 'name', expression: 'object.metadata.?name.orValue("")' },
      {
        name: 'isSame',
        expression: `request.operation == 'UPDATE' && object.?data.orValue({}) == oldObject.?data.orValue({}) &&
object.?binaryData.orValue({}) == oldObject.?binaryData.orValue({})`,
      },
      { name: 'isOther', expression: `!(${reads('configMap')} || ${reads('secret')})` },
    ],
    validations: [
      {
        expression: `variables.isSame || variables.isOther || ${isOpen('hostPods')} || !(${reachesHost})`,
        message: `A pod that reaches its node reads these settings. ${opened('hostPods')}`,
      },
      {
        expression: `variables.isSame || variables.isOther || ${isOpen('accounts')} || !variables.isStrong`,
        message: `A pod reads these settings whose account has rights that the operator does not have. ${opened('accounts')}`,
      },
    ],
  }),
);
