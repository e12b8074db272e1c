import { misspeltName } from '../../../model/nearest.ts';
import { partOf } from '../../../runbook/kubectl/invocation.ts';
import { goneKind } from '../../../runbook/kubectl/lifecycles.ts';
import { builtInType, typeNames } from '../../../runbook/kubectl/resource-types.ts';
import { typesOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { customTypesOf } from '../../read/custom-types.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** A resource type that is misspelt or removed. Any other unknown type may be a custom resource. */
export const unknownResourceType: Rule = {
  name: 'unknown-resource-type',
  severity: 'error',
  why: 'The API server has no such type, so kubectl ends with an error and does nothing.',
  examples: {
    bad: [
      'kubectl get «deployements» web api -n shop',
      'kubectl describe «pvcs» -n shop',
      'kubectl get pods,«servces» -n shop',
      'kubectl rollout restart «deploymnet»/web -n shop',
      'kubectl get «psp»',
      'kubectl get «evictions» -A',
      'oc get «psp»',
    ],
    good: [
      'kubectl get po,svc,cm -n shop',
      'kubectl get Deployment web -n shop',
      'kubectl get scaledjobs,replicas -n shop',
      'kubectl get deployments.v1.apps,certificates.cert-manager.io -n shop',
      'kubectl get all -n shop',
      '# Jobs\n\n```yaml\napiVersion: shop.example/v1\nkind: Jobb\n```\n\n```bash\nkubectl get jobb -n shop\n```\n',
      'kubectl get <type> -n shop',
      'oc get dc,is,routes -n shop',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const invocation of invocationsOf(document)) {
      for (const { type, at } of typesOf(invocation)) {
        const name = type.toLowerCase();
        if (builtInType(type) || type.includes('.') || customTypesOf(document).has(name)) continue;
        const isOc = invocation.command.words[invocation.at] === 'oc';
        const problem = problemOf(name, isOc);
        if (!problem) continue;
        const { isCertain, ...told } = problem;
        const part = partOf(invocation.command, at, type);
        const fix = isCertain && { fix: { place: part.place, old: type, new: told.instead ?? '' } };
        yield { ...part, ...told, ...fix };
      }
    }
  },
};

interface TypeProblem extends Pick<Problem, 'text' | 'instead'> {
  /** A slip of the pen may mean something else. */
  readonly isCertain?: boolean;
}

/** policy/v1beta1 had it, and policy/v1 has it: as a subresource of pods in both. */
const noObject = 'An `Eviction` is sent to a pod and not kept: there is none to list.';

function problemOf(name: string, isOc: boolean): TypeProblem | undefined {
  const gone = name === 'psp' ? goneKind('podsecuritypolicy') : goneKind(name);
  if (gone) {
    if (gone.kind === 'Eviction') return { text: noObject };
    const text = `Kubernetes ${gone.removed} removed \`${gone.kind}\`.`;
    return gone.replacement ? { text, instead: gone.replacement } : { text };
  }
  // OpenShift has types of its own.
  if (isOc) return undefined;
  // A short name has no plural.
  const singular = name.replace(/s$/, '');
  const short = singular !== name && singular.length > 2 && typeNames.has(singular);
  const near = short ? singular : misspeltName(name, typeNames);
  return near
    ? { text: `The resource type \`${name}\` does not exist.`, instead: near, isCertain: short }
    : undefined;
}
