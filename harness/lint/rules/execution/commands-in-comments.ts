import type { Script } from '../../../runbook/commands/script.ts';
import { startsWithProgram } from '../../../runbook/sessions/starts-with-program.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** "# Inside the pod:", followed by commands that are comments too. */
export const commandsInComments: Rule = {
  name: 'commands-in-comments',
  severity: 'warning',
  why: 'The shell skips comments, so nobody who pastes or runs the block runs this command, and the next steps go on without its result.',
  examples: {
    bad: [
      'kubectl exec -it web-1 -- sh\n# Inside the pod:\n# «nslookup redis»\n# wget -O- http://web/health\n\nkubectl get pods',
      'kubectl get nodes\n\n# On the node, run:\n# «systemctl status kubelet»',
      'if true; then kubectl get pods; fi\n# From a client machine:\n#   «curl --fail http://web/health»',
    ],
    good: [
      'kubectl get pods\n# From a client:\ncurl --fail http://web/health',
      'kubectl get pods\n# In the pod, look for:\n# - CrashLoopBackOff\n# - ImagePullBackOff',
      'kubectl get pods\n# Or, with Helm:\n# helm rollback web\nkubectl rollout undo deploy/web',
      'kubectl get pods\n# Expected in the cluster:\n# docker-registry   1/1   Running',
      'kubectl get pods\n# helm rollback web',
    ],
  },
  *check({ scripts }: LintDocument): Iterable<Problem> {
    for (const script of scripts) {
      let done = 0;
      for (const { from, to } of [...script.statements, { from: script.text.length, to: 0 }]) {
        if (from - done > 1) yield* inComments(script, done, from);
        done = to;
      }
    }
  },
};

/** The first command of each group of comment lines under a line that says where to run them. */
function* inComments(script: Script, from: number, to: number): Iterable<Problem> {
  let leads = false;
  let at = from;
  for (const line of script.text.slice(from, to).split('\n')) {
    const comment = /^\s*#+\s*/.exec(line)?.[0];
    const command = line.slice(comment?.length ?? 0).trimEnd();
    if (comment === undefined) leads = false;
    else if (command.length < 200 && command.endsWith(':') && elsewhere.test(command)) leads = true;
    else if (leads && startsWithProgram(command)) {
      leads = false;
      const place = script.placeAt(at + comment.length);
      const text = 'This command is inside a comment, so it never runs.';
      yield { place, length: command.length, text, instead: `kubectl exec … -- ${command}` };
    }
    at += line.length + 1;
  }
}

const elsewhere =
  /^(?!.*\b(?:or|optional(?:ly)?|alternatively|example|e\.g\.)\b).*\b(?:inside|within|in|on|from)\b.{0,40}\b(?:pod|container|node|host|machine|server|shell|client|VM)s?\b.*:$/i;
