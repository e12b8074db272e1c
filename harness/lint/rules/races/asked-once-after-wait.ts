import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { readInvocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { changes } from '../../read/changes.ts';
import type { LintDocument } from '../../read/document.ts';
import { pipelinesOf } from '../../read/pipelines.ts';
import { unfinishedChanges } from '../../read/unfinished.ts';

/** The pod is ready, but the Service that the request goes through follows a moment later. */
export const askedOnceAfterWait: Rule = {
  name: 'asked-once-after-wait',
  severity: 'note',
  why: 'A Service routes to its pods a moment after they are ready, so a request right then may fail although the system is healthy.',
  examples: {
    bad: [
      'kubectl delete pod -l app=cache -n shop\nkubectl wait --for=condition=ready pod -l app=cache -n shop\n«redis-cli» -h cache.shop.svc PING',
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web\n\n# Ask it\n«curl» -f http://web.shop.svc.cluster.local:8080/health',
    ],
    good: [
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web\ncurl -f --retry 3 --retry-all-errors http://web.shop.svc/health',
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web\nuntil curl -f http://web.shop.svc/health; do sleep 1; done',
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web\nkubectl logs deploy/web --tail=20\ncurl -f http://web.shop.svc/health',
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web\ncurl -f https://shop.example/health',
      'kubectl rollout status deploy/web\ncurl -f http://web.shop.svc/health',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const deciding = new Set(pipelinesOf(document).flatMap((one) => (one.decides ? one.last : [])));
    let changed: unknown;
    let before: Command | undefined;
    for (const { command, changes: unfinished } of unfinishedChanges(document)) {
      const { script } = command;
      if (changed && script.procedure === changed && before && waits(before)) {
        const at = requestAt(command);
        const isLate = before.script === script && unfinished.length === 0;
        if (at >= 0 && isLate && !deciding.has(command) && !command.substituted) {
          yield {
            ...command.at(at),
            text: 'This asks only once, right after the pods become ready.',
            instead: instead(command.words[at]),
          };
        }
      }
      if (changes(command)) changed = script.procedure;
      before = command;
    }
  },
};

function waits(command: Command): boolean {
  const path = readInvocation(command)?.path;
  return path === 'rollout status' || path === 'wait';
}

/** Index of the program that asks a Service by its cluster name; -1 if none does, or if it retries. */
function requestAt(command: Command): number {
  const { words } = command;
  const at = programAt(command, 'curl', 'wget', 'redis-cli', 'pg_isready', 'psql', 'mysqladmin');
  const again = words.some((word) => word.startsWith('--retry'));
  if (again || /^(?:until|while|watch)$/.test(words[0])) return -1;
  return words.slice(at + 1).some((word) => /\.svc\b/.test(word)) ? at : -1;
}

const instead = (program: string | undefined) =>
  program === 'curl'
    ? 'curl --retry 3 --retry-all-errors …'
    : `timeout 10 bash -c 'until ${program} …; do sleep 0.2; done'`;
