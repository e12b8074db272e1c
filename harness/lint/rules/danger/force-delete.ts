import { dangersOf } from '../../../runbook/effect/dangers.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
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
    ],
    good: [
      'kubectl delete pod web-0 --force --dry-run=client',
      'kubectl delete pod web-0 --grace-period=30',
      'kubectl delete pod web-0 --now',
      'kubectl replace --force -f web.yaml',
      'helm upgrade shop ./chart --force',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { command } of invocationsOf(document)) {
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
