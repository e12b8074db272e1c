import { flagOf, type Invocation, partOf } from '../../../runbook/kubectl/invocation.ts';
import {
  builtInType,
  fieldsOf,
  type ResourceType,
} from '../../../runbook/kubectl/resource-types.ts';
import { typesOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** A field by which the API server cannot select this type. */
export const unsupportedFieldSelector: Rule = {
  name: 'unsupported-field-selector',
  severity: 'error',
  why: 'The API server answers "field label not supported" and lists nothing.',
  examples: {
    bad: [
      'kubectl get pods -n shop --field-selector «status.containerStatuses»=x',
      'kubectl get deploy -n shop --field-selector=metadata.name=web,«spec.replicas»=0',
      'kubectl get nodes --field-selector «status.phase»=Ready',
      'kubectl events -n shop && kubectl get events -n shop --field-selector «object.name»=web-0',
    ],
    good: [
      'kubectl get pods -n shop --field-selector=status.phase!=Running,spec.nodeName=node-1',
      'kubectl get events -n shop --field-selector involvedObject.name=<pod-name>,type==Warning',
      'kubectl get secrets -n shop --field-selector type=kubernetes.io/tls',
      'kubectl delete jobs -n shop --field-selector status.successful=1',
      'kubectl get scaledjobs -n shop --field-selector spec.paused=true',
      'kubectl get pods -n shop --field-selector "$FIELDS"',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const invocation of invocationsOf(document)) {
      const selector = flagOf(invocation, '--field-selector');
      if (!selector) continue;
      const types = builtInTypesOf(invocation);
      const at = invocation.command.words[selector.at]?.includes('=')
        ? selector.at
        : selector.at + 1;
      for (const part of selector.value.split(',')) {
        const [, field] = /^([A-Za-z][\w.]*)(?:==?|!=)/.exec(part) ?? [];
        const wrong =
          field === undefined ? undefined : types.find((one) => !fieldsOf(one).has(field));
        if (!field || !wrong) continue;
        const text = `The API server cannot select ${wrong.name} by \`${field}\`.`;
        const instead = `One of ${[...fieldsOf(wrong)].sort().join(', ')}.`;
        yield { ...partOf(invocation.command, at, field), text, instead };
        // The API server itself stops at the first such field.
        break;
      }
    }
  },
};

/** The types whose fields are known; a custom resource may have any field. */
const builtInTypesOf = (invocation: Invocation): ResourceType[] =>
  typesOf(invocation).flatMap(({ type }) => builtInType(type) ?? []);
