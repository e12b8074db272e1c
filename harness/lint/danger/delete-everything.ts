import type { LintDocument } from '../document.ts';
import { flagOf, type Invocation, invocationsOf } from '../kubectl/invocation.ts';
import type { Problem, Rule } from '../rule.ts';

/** A delete that no name, selector or namespace keeps to what is broken. */
export const deleteEverything: Rule = {
  name: 'delete-everything',
  severity: 'warning',
  why: 'In the wrong namespace or context it takes away what works as well, and nothing asks before.',
  examples: {
    bad: [
      'kubectl delete pods «--all» -n shop',
      'kubectl -n shop delete deploy,svc «--all=true»',
      'kubectl delete pods -l app=web «-A»',
      'kubectl delete job «--all-namespaces» --selector batch=nightly',
      'oc delete pvc «--all» -n shop',
      'ssh bastion "kubectl delete pvc «--all» -n shop"',
    ],
    good: [
      'kubectl delete pod -l app=web -n shop',
      'kubectl delete pod web-0 -n shop',
      'kubectl delete pods -A --field-selector=status.phase==Failed',
      'kubectl wait --for=delete pod --all -n shop',
      'kubectl delete -f shop.yaml',
      'kubectl delete pods --all -n shop --dry-run=server',
      'kubectl delete pods --all=false -l app=web -n shop',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const call of invocationsOf(document)) {
      if (call.verb.text !== 'delete' || flagOf(call, '--dry-run')) continue;
      const all = isSet(call, '--all');
      const everywhere = isSet(call, '--all-namespaces');
      const flag = all ?? everywhere;
      if (!flag || flagOf(call, '--field-selector')) continue;
      yield {
        ...call.command.at(flag.at),
        text: all
          ? 'This deletes everything of its kind in the namespace.'
          : 'This deletes in every namespace of the cluster.',
        instead: 'kubectl delete … --selector … --namespace …',
      };
    }
  },
};

function isSet(call: Invocation, name: string) {
  const flag = flagOf(call, name);
  return flag?.value === 'false' ? undefined : flag;
}
