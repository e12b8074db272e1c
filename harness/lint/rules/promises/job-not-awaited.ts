import type { Command } from '../../../runbook/commands/script.ts';
import { effectOfCommand } from '../../../runbook/effect/document-command.ts';
import { flagOf, type Invocation, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { sectionsOf, speaksAfter } from '../../read/sections.ts';

/** A job is started, and nothing after it checks how it ended. */
export const jobNotAwaited: Rule = {
  name: 'job-not-awaited',
  severity: 'warning',
  why: 'The command only starts the job: the next steps go on as if it had succeeded, even if it fails.',
  examples: {
    bad: [
      'kubectl «create» job --from=cronjob/clean-up clean-up-now -n shop\nkubectl top nodes',
      '# Ops\n\n## Migrate\n```bash\nkubectl «create» job migrate --image=shop:2 -- ./migrate\n```\nThen open the shop.',
    ],
    good: [
      'kubectl create job clean-up --image=shop:2\nkubectl wait --for=condition=complete job/clean-up --timeout=60s',
      'JOB="clean-up-$(date +%s)"\nkubectl create job --from=cronjob/clean-up "$JOB"\nkubectl logs -f "job/$JOB"',
      'kubectl create job clean-up --image=shop:2\nkubectl get jobs -w',
      'kubectl create job clean-up --image=shop:2\nuntil [ "$(kubectl get job clean-up -o jsonpath={.status.succeeded})" = 1 ]; do sleep 1; done',
      'kubectl create job clean-up --image=shop:2\nkubectl get pods',
      'kubectl create job clean-up --image=shop:2\n# Wait until it has ended',
      'kubectl create job clean-up --image=shop:2 --dry-run=client -o yaml > job.yaml',
      'kubectl create cronjob clean-up --image=shop:2 --schedule="0 3 * * *"',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const section of sectionsOf(document)) {
      let pending: { command: Command; call: Invocation }[] = [];
      for (const command of section.commands) {
        const call = readInvocation(command);
        if (!call) continue;
        if (asksForJobs(call)) pending = [];
        if (call.path === 'create job' && !flagOf(call, '--dry-run')) {
          pending.push({ command, call });
        }
      }
      for (const { command, call } of pending) {
        if (speaksAfter(section, command.at().place.line, document, ends)) continue;
        yield {
          ...command.at(call.verb.at),
          text: 'Nothing here waits for this job or checks how it ended.',
          instead: `kubectl wait --for=condition=complete job/${call.operands[0]?.text ?? '…'} --timeout=…`,
        };
      }
    }
  },
};

const ends = /\b(?:wait\w*|until|complet\w*|finish\w*|succe\w*|jobs?)\b/i;

/** Asks for jobs, or for their pods, which show the result too. */
const asksForJobs = ({ command, operands }: Invocation) =>
  /^(?:looks|awaits)$/.test(effectOfCommand(command)) &&
  operands.some(({ text }) => /^(?:jobs?(?:\.batch)?|pods?|po|all)(?:$|[/,])/.test(text));
