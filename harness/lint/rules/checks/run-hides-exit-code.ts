import { flagOf, type Invocation, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `kubectl run` ends with the exit code of its command only if the pod never restarts. */
export const runHidesExitCode: Rule = {
  name: 'run-hides-exit-code',
  severity: 'warning',
  why: 'A pod that may restart runs a failed command again, and kubectl never reports its exit code.',
  examples: {
    bad: [
      'kubectl «run» dns-test --image=busybox --rm -it -- nslookup shop',
      'kubectl «run» probe -n shop --rm -i --tty --image=busybox -- wget -qO- http://shop/health',
      'kubectl «run» probe --attach --rm --restart=OnFailure --image=tools -- nc -z db 5432',
      'kubectl -n shop «run» look --image=busybox --rm --stdin --tty -- sh -c "wget -q -O- shop"',
    ],
    good: [
      'kubectl run dns-test --image=busybox --restart=Never --rm -it -- nslookup shop',
      'kubectl run debug --image=busybox --rm -it -- sh',
      'kubectl run debug --image=busybox --rm -it -- /bin/bash -l',
      'kubectl run web --image=nginx -- nginx -g "daemon off;"',
      'kubectl exec -it deploy/web -- nslookup shop',
      'kubectl run dns-test --image=busybox --restart Never --attach -- nslookup shop',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const call = readInvocation(command);
      if (call?.verb.text !== 'run' || !isAttached(call) || !isCommand(call)) continue;
      if (flagOf(call, '--restart')?.value === 'Never') continue;
      const program = call.rest[0]?.text ?? '';
      yield {
        ...command.at(call.verb.at),
        text: `\`kubectl run\` does not end with the exit code of \`${program}\`, which may fail unnoticed.`,
        instead: 'kubectl run … --restart=Never --rm --attach --quiet -- …',
      };
    }
  },
};

const attaching = new Set(['--attach', '--stdin', '--rm', '-i']);

const isAttached = ({ flags }: Invocation) =>
  flags.some(({ name, value }) => attaching.has(name) && value !== 'false');

/** A command, not a shell for somebody to type into. */
function isCommand({ rest }: Invocation): boolean {
  const words = rest.map(({ text }) => text);
  const shell = /(?:^|\/)(?:ba|a|z|da)?sh$/.test(words[0] ?? '');
  return words.length > 0 && !(shell && !words.some((word) => /^-[a-z]*c$/.test(word)));
}
