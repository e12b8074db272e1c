import { dangersOf } from '../../../runbook/effect/dangers.ts';
import type { Invocation } from '../../../runbook/kubectl/invocation.ts';
import { builtInType } from '../../../runbook/kubectl/resource-types.ts';
import { targetsOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';
/** The API server forgets the object at once, even if its containers still run. */
export const forceDelete: Rule = {
  name: 'force-delete',
  severity: 'warning',
  why: 'The old container may still run, so two of them may write to one volume or answer to one name.',
  examples: {
    bad: [
      'kubectl delete pod web-0 «--force» --grace-period=0',
      'kubectl delete pod -n shop --grace-period 0 «--force» -l app=db',
      'kubectl delete deploy/web «--force»',
    ],
    good: [
      'kubectl delete pod web-0 --force --dry-run=client',
      'kubectl delete pod web-0 --grace-period=30',
      'kubectl delete pod web-0 --now',
      'kubectl replace --force -f web.yaml',
      'helm upgrade shop ./chart --force',
      'kubectl delete pvc data-db-0 -n shop --force',
      'kubectl delete namespace shop --force --grace-period=0',
      '# Pods\n\nIf the node is lost and no longer talks to the API server, remove its pods by hand:\n\n```bash\nkubectl delete pod web-0 --force --grace-period=0\n```\n',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const invocation of invocationsOf(document)) {
      const { command } = invocation;
      if (!mayRun(invocation) || lostNode.test(labels(command))) continue;
      const forced = dangersOf(command).find(({ kind }) => kind === 'forced');
      if (!forced) continue;
      yield {
        ...command.at(forced.at),
        text: '`--force` does not wait for the containers to stop.',
        instead: 'kubectl delete … --timeout=60s, and --force only for pods of a lost node',
      };
    }
  },
};

/** What it deletes has containers; a claim or a namespace has none. */
function mayRun(invocation: Invocation): boolean {
  const types = targetsOf(invocation).map(({ type }) =>
    (builtInType(type)?.kind ?? type).toLowerCase(),
  );
  return types.length === 0 || types.some((type) => withContainers.has(type));
}

const withContainers = new Set(
  'all pod deployment statefulset daemonset replicaset replicationcontroller job'.split(' '),
);

/** Where its pods have to be forced: nothing stops their containers. */
const lostNode =
  /\bnodes?\b[^.;]{0,40}\b(?:lost|dead|gone|unreachable|down|powered off|shut down|not ready|NotReady|(?:unable|not able) to communicate|no longer)\b|\b(?:lost|dead|unreachable|failed|NotReady) nodes?\b/;
