import { flagOf, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import { kindOf } from '../../../runbook/kubectl/listing.ts';
import { targetsOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** Right after `kubectl delete pod db-0` no pod has that name yet, and `kubectl wait` does not wait for one. */
export const waitBeforePodExists: Rule = {
  name: 'wait-before-pod-exists',
  severity: 'warning',
  why: 'The command returns when the old pod is gone; until the controller has created the next one, `kubectl wait` ends at once with NotFound.',
  examples: {
    bad: [
      'kubectl delete pod db-0\nkubectl «wait» --for=condition=ready pod/db-0 --timeout=60s',
      'kubectl -n shop delete pod/db-0\nkubectl get pods -n shop\nkubectl -n shop «wait» pod db-0 --for condition=Ready',
    ],
    good: [
      'kubectl delete pod db-0\nkubectl rollout status statefulset/db\nkubectl wait --for=condition=ready pod/db-0',
      'kubectl delete pod db-0\nkubectl wait --for=create pod/db-0\nkubectl wait --for=condition=ready pod/db-0',
      'kubectl delete pod db-0\nuntil kubectl get pod db-0; do sleep 1; done\nkubectl wait --for=condition=ready pod/db-0',
      'kubectl delete pod db-0\nsleep 5\nkubectl wait --for=condition=ready pod/db-0',
      'kubectl delete pod db-0\nkubectl wait --for=condition=ready pod/db-1',
      'kubectl delete pod db-0 --wait=false\nkubectl wait --for=delete pod/db-0',
      'kubectl delete pod toolbox\nkubectl run toolbox --image=shop\nkubectl wait --for=condition=ready pod/toolbox',
      'kubectl delete pod toolbox\nkubectl apply -f toolbox.yaml\nkubectl wait --for=condition=ready pod/toolbox',
      '# R\n\n## One\n```bash\nkubectl delete pod db-0\n```\n\n## Two\n```bash\nkubectl wait --for=condition=ready pod/db-0\n```',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    const gone = new Set<string>();
    let procedure: unknown;
    for (const command of commands) {
      if (command.script.procedure !== procedure) gone.clear();
      procedure = command.script.procedure;
      if (/^(?:sleep|until|while)$/.test(command.words[0])) gone.clear();
      const call = readInvocation(command);
      if (!call) continue;
      const names = targetsOf(call).flatMap(({ type, name }) =>
        kindOf(type) === 'pod' && name !== undefined ? [name] : [],
      );
      const awaited = flagOf(call, '--for')?.value ?? '';
      if (
        call.path === 'delete' &&
        flagOf(call, '--wait')?.value !== 'false' &&
        !command.background
      ) {
        for (const name of names) gone.add(name);
      } else if (call.path !== 'wait') {
        if (/^(?:run|apply|create|replace|rollout status)$/.test(call.path)) gone.clear();
      } else if (/^(?:create|delete)$/.test(awaited)) gone.clear();
      else if (names.some((name) => gone.has(name))) {
        yield {
          ...command.at(call.verb.at),
          text: `The next \`${names[0]}\` may not exist yet, and then this fails at once.`,
          instead: 'kubectl rollout status statefulset/…',
        };
      }
    }
  },
};
