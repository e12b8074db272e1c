import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** `kubectl rollout status … || true`: the only thing that the command decides is thrown away. */
export const checkCannotFail: Rule = {
  name: 'check-cannot-fail',
  severity: 'warning',
  why: 'The command is there to find out whether the change worked, and this makes it succeed in both cases.',
  examples: {
    bad: [
      'kubectl rollout status deploy/web --timeout=60s || «true»',
      'kubectl wait --for=condition=ready pod -l app=web || «:»',
      'curl --fail http://shop.example/health || «true»',
      'pg_isready -h db || «true»',
      'kubectl apply -f web.yaml && kubectl rollout status deploy/web || «true»',
    ],
    good: [
      'kubectl delete pod web-0 || true',
      'kubectl rollout status deploy/web || exit 1',
      'kubectl rollout status deploy/web || kubectl rollout undo deploy/web',
      'kubectl wait --for=delete pod/web-0 || true',
      'grep -q closed shop.log || true',
      'curl -X POST http://shop.example/close || true',
      'until kubectl rollout status deploy/web; do true; done',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const pipelines = pipelinesOf(document);
    for (const [index, { last }] of pipelines.entries()) {
      const next = pipelines[index + 1]?.commands[0];
      if (next?.statement !== last.statement || !/^(?:true|:)$/.test(next.words[0])) continue;
      const between = last.script.text.slice(endOf(last), next.offset(0));
      if (!/^\s*\|\|\s*$/.test(between) || !isCheck(last)) continue;
      yield {
        ...next.at(0),
        text: `With \`|| ${next.words[0]}\` this check cannot fail.`,
        instead: 'the command alone, or || exit 1',
      };
    }
  },
};

const endOf = ({ statement, index }: Command) => statement.commands[index]?.to ?? statement.to;

function isCheck(command: Command): boolean {
  const call = readInvocation(command);
  if (call?.path === 'rollout status') return true;
  if (call?.path === 'wait') {
    return !call.flags.some(({ name, value }) => name === '--for' && value === 'delete');
  }
  if (programAt(command, 'pg_isready') >= 0) return true;
  return (
    programAt(command, 'curl') >= 0 &&
    command.words.some((word) => /^(?:--fail|-\w*f\w*)$/.test(word)) &&
    !command.words.some((word) => /^-X|^--request|^-d$|^--data/.test(word))
  );
}
