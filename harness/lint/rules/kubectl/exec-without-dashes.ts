import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** `kubectl exec POD COMMAND`, a form that kubectl no longer accepts. */
export const execWithoutDashes: Rule = {
  name: 'exec-without-dashes',
  severity: 'error',
  why: 'Old versions of kubectl warn about this form; current ones refuse it, and nothing runs.',
  examples: {
    bad: [
      'kubectl exec -n shop web-0 «ls» /data',
      'kubectl exec -it deploy/web -n shop «bash»',
      'kubectl exec <pod-name> -n shop «printenv»',
      'oc exec web-0 «ls» /tmp',
    ],
    good: [
      'kubectl exec -n shop web-0 -- ls /data',
      'kubectl exec -it deploy/web -n shop -c app -- bash',
      'kubectl exec $POD -n shop $ARGS',
      'kubectl exec -n shop web-0 --',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { path, operands, rest, command } of invocationsOf(document)) {
      const [, program] = operands;
      if (path !== 'exec' || !program || rest.length > 0 || /^[$<`[]/.test(program.text)) continue;
      const text = `\`kubectl exec\` takes \`${program.text}\` only after \`--\`.`;
      const instead = `… -- ${command.words.slice(program.at).join(' ')}`;
      yield { ...command.at(program.at), text, instead };
    }
  },
};
