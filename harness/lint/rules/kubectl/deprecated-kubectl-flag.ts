import type { Flag } from '../../../runbook/kubectl/invocation.ts';
import { minorOf, versions } from '../../../runbook/kubectl/versions.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { fixOf } from '../../read/fixes.ts';
import { kubectlCallsOf } from '../../read/kubectl-calls.ts';

const newest = versions.map(minorOf).at(-1) ?? '';

/** A flag that kubectl itself warns about. */
export const deprecatedKubectlFlag: Rule = {
  name: 'deprecated-kubectl-flag',
  severity: 'warning',
  why: 'The flag works until a newer kubectl removes it, and then the command fails.',
  examples: {
    bad: [
      'kubectl scale deploy/web --replicas=3 -n shop «--record»',
      'kubectl apply -f web.yaml «--dry-run»',
      'kubectl set image deploy/web web=web:2 -n shop «--record=true»',
    ],
    good: [
      'kubectl scale deploy/web --replicas=3 -n shop',
      'kubectl apply -f web.yaml --dry-run=server',
      'kubectl annotate deploy/web kubernetes.io/change-cause=upgrade -n shop',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { flags, command } of kubectlCallsOf(document)) {
      for (const flag of flags) {
        const written = command.words[flag.at] ?? '';
        if (written === '--dry-run' && flag.known?.value === 'optional') {
          const text = '`--dry-run` without a value is deprecated.';
          const instead = '--dry-run=client';
          yield { ...command.at(flag.at), text, instead, fix: fixOf(command, flag.at, instead) };
        } else if (flag.known?.deprecated && flag.known.versions.includes(newest))
          yield { ...command.at(flag.at), text: textOf(flag) };
      }
    }
  },
};

const textOf = ({ name, known }: Flag) =>
  `\`${name}\` is deprecated; kubectl says: ${known?.deprecated?.replace(/\.*$/, '')}.`;
