import { dangersOf } from '../../../runbook/effect/dangers.ts';
import { flagOf, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** A delete that no name, selector or namespace limits to what is broken. */
export const deleteEverything: Rule = {
  name: 'delete-everything',
  severity: 'warning',
  why: 'In the wrong namespace or context it removes what works too, and nothing asks first.',
  examples: {
    bad: [
      'kubectl delete pods «--all» -n shop',
      'kubectl -n shop delete deploy,svc «--all=true»',
      'kubectl delete pods -l app=web «-A»',
      'kubectl delete job «--all-namespaces» --selector batch=nightly',
      'oc delete pvc «--all» -n shop',
      'ssh bastion "kubectl delete pvc «--all» -n shop"',
      'kubectl delete «ns» shop',
      'kubectl create namespace shop-test\nkubectl delete «namespace» shop-test',
      'kubectl get pods -n shop -o name | xargs kubectl «delete» -n shop',
      'kubectl get pods -n shop -o name | xargs -r -n 1 kubectl «delete» -n shop',
    ],
    good: [
      'kubectl delete pod -l app=web -n shop',
      'kubectl delete pod web-0 -n shop',
      'kubectl delete pods -A --field-selector=status.phase==Failed',
      'kubectl wait --for=delete pod --all -n shop',
      'kubectl delete -f shop.yaml',
      'kubectl delete pods --all -n shop --dry-run=server',
      'kubectl delete pods --all=false -l app=web -n shop',
      'kubectl get pods -l app=web -o name | xargs kubectl delete',
      'kubectl get pods -o name | grep canary | xargs kubectl delete',
      'kubectl delete -f ns.yaml',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    yield* deletesOfList(document);
    for (const { command } of invocationsOf(document)) {
      const dangers = dangersOf(command);
      const namespace = dangers.find(({ kind }) => kind === 'namespace');
      if (namespace) {
        yield {
          ...command.at(namespace.at),
          severity: createsNamespace(document, namespace.name) ? 'note' : 'warning',
          text: 'This deletes the namespace with everything in it.',
          instead,
        };
      }
      const wide = dangers.find(({ kind }) => kind === 'all' || kind === 'everywhere');
      if (!wide) continue;
      const text =
        wide.kind === 'all'
          ? 'This deletes everything of its kind in the namespace.'
          : 'This deletes objects in every namespace of the cluster.';
      yield { ...command.at(wide.at), text, instead };
    }
  },
};

/** The page made it itself, for a try. */
const createsNamespace = (document: LintDocument, name: string | undefined): boolean =>
  name !== undefined &&
  invocationsOf(document).some(
    ({ path, operands }) => path === 'create namespace' && operands[0]?.text === name,
  );

const instead = 'kubectl delete … --selector … --namespace …';

/** `kubectl get pods -o name | xargs kubectl delete`, with no selector. */
function* deletesOfList(document: LintDocument): Iterable<Problem> {
  for (const { commands } of pipelinesOf(document)) {
    const [first, second] = commands;
    const listed = readInvocation(first);
    const call = second?.words[0] === 'xargs' ? readInvocation(second) : undefined;
    if (listed?.verb.text !== 'get' || call?.verb.text !== 'delete') continue;
    const chooses = listed.flags.some(({ name }) => /^--(?:selector|field-selector)$/.test(name));
    // A single object by its name, or objects that a template picks.
    const output = flagOf(listed, '--output')?.value;
    if (chooses || listed.args.length !== 1 || output !== 'name') continue;
    yield {
      ...call.command.at(call.verb.at),
      text: 'This deletes everything that `kubectl get` lists, and no selector limits the list.',
      instead,
    };
  }
}
