import { minorOf, versions } from '../../../runbook/kubectl/versions.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { kubectlCallsOf } from '../../read/kubectl-calls.ts';

const minors = versions.map(minorOf);
const newest = minors.at(-1) ?? '';

/** A flag that only the newer of the supported versions have. */
export const newerKubectlFlag: Rule = {
  name: 'newer-kubectl-flag',
  severity: 'note',
  why: 'A reader with an older kubectl gets a usage error, and nothing is done.',
  examples: {
    bad: [
      'kubectl logs deploy/web -n shop «--all-pods»',
      'kubectl rollout history deploy/web -n shop && kubectl delete pod web-0 -n shop «--interactive»',
    ],
    good: [
      'kubectl logs deploy/web -n shop --all-containers',
      'kubectl rollout status deploy/web -n shop --timeout=60s',
      'kubectl delete pod web-0 -n shop --wait=false',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { path, flags, command } of kubectlCallsOf(document)) {
      for (const { known, name, at } of flags) {
        if (!known?.versions.includes(newest) || known.versions.length === minors.length) continue;
        const text = `\`kubectl ${path}\` has \`${name}\` only since ${known.versions[0]}.`;
        yield { ...command.at(at), text };
      }
    }
  },
};
