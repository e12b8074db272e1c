import { partOf } from '../../../runbook/kubectl/invocation.ts';
import { lifecycleOf } from '../../../runbook/kubectl/lifecycles.ts';
import { builtInType } from '../../../runbook/kubectl/resource-types.ts';
import { typesOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** A type that every version of the API server still has, but warns about. */
export const deprecatedResourceType: Rule = {
  name: 'deprecated-resource-type',
  severity: 'warning',
  why: 'The API server warns about such a type, may not keep it up to date, and one day removes it.',
  examples: {
    bad: [
      'kubectl get «endpoints» web -n shop',
      'kubectl get svc,«ep» -n shop',
      'kubectl get «cs»',
    ],
    good: [
      'kubectl get endpointslices -n shop -l kubernetes.io/service-name=web',
      'kubectl get svc web -n shop',
      'kubectl get pods -n shop -l app=endpoints',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const invocation of invocationsOf(document)) {
      for (const { type, at } of typesOf(invocation)) {
        const found = builtInType(type);
        // Types of other groups have several versions, and kubectl asks for the one that is kept.
        const gone = found?.group === '' ? lifecycleOf('v1', found.kind) : undefined;
        if (!found || !gone) continue;
        const text = `${found.kind} has been deprecated since Kubernetes ${gone.deprecated}.`;
        const [, kind] = gone.replacement?.split(' ') ?? [];
        const instead = kind && { instead: `kubectl get ${builtInType(kind)?.name ?? kind} …` };
        yield { ...partOf(invocation.command, at, type), text, ...instead };
      }
    }
  },
};
