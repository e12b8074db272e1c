import type { Flag, Invocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** The command ends where the value of its last flag should be. */
export const kubectlFlagWithoutValue: Rule = {
  name: 'kubectl-flag-without-value',
  severity: 'error',
  why: 'A flag without its value makes kubectl end with a usage error and do nothing.',
  examples: {
    bad: [
      'kubectl get pods «-n»',
      'kubectl logs deploy/web «--tail»',
      'kubectl exec deploy/web «-c» -- ls',
      'kubectl get pods -n shop «-o» | grep web',
    ],
    good: [
      'kubectl get pods -n shop',
      'kubectl get pods -n <namespace>',
      'kubectl get pods --all-namespaces',
      'kubectl get pods -nshop -oyaml',
      'kubectl apply -f <(envsubst < web.yaml)',
      'kubectl get pods -n "$NAMESPACE"',
      'kubectl run box --image=busybox --rm --restart=Never -it',
      'kubectl get pods -n \\\n  shop',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const invocation of invocationsOf(document)) {
      const last = invocation.flags.at(-1);
      if (!last || !isEmpty(invocation, last)) continue;
      yield {
        ...invocation.command.at(last.at),
        text: `\`${last.name}\` needs a value, but it is the last word of the command.`,
        instead: `${last.name} …`,
      };
    }
  },
};

function isEmpty({ command, at, rest }: Invocation, flag: Flag): boolean {
  const { words, script } = command;
  // `-f <(envsubst < web.yaml)`: the shell puts a file there.
  if (/^\S+\s+<\(/.test(script.text.slice(command.offset(flag.at), command.offset(flag.at) + 80)))
    return false;
  const end = rest.length > 0 ? words.indexOf('--', at) : words.length;
  const isLast = flag.at === end - 1;
  return (
    isLast && flag.known?.value === 'needed' && /^(?:--[\w-]+|-\w)$/.test(words[flag.at] ?? '')
  );
}
