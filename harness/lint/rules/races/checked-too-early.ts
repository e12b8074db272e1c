import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import type { Invocation } from '../../../runbook/kubectl/invocation.ts';
import { readListing } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { isVerification, type Labels, labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { areSame } from '../../read/subjects.ts';
import { type Change, unfinishedChanges } from '../../read/unfinished.ts';

/** A single check while the change that it should verify is still under way. */
export const checkedTooEarly: Rule = {
  name: 'checked-too-early',
  severity: 'warning',
  why: 'The change continues after its command has ended, so the old pods may answer, or none at all.',
  examples: {
    bad: [
      'kubectl rollout restart deploy/web -n shop\n«curl» -f http://web.shop.svc/health',
      'kubectl rollout restart deploy/web\n\n# Verify recovery\nkubectl «get» pods -l app=web',
      'kubectl scale deploy/web --replicas=3\n\n# Confirm that there are three\nkubectl «get» pods',
      'kubectl set image deploy/web web=web:2\nkubectl exec deploy/tools -- «curl» -fsS http://web/health',
    ],
    good: [
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web\ncurl -f http://web/health',
      'kubectl rollout restart deploy/web\nkubectl get pods -l app=web',
      'kubectl rollout restart deploy/web\nsleep 30\ncurl -f http://web/health',
      'kubectl rollout restart deploy/web\nuntil curl -f http://web/health; do sleep 1; done',
      'kubectl rollout restart deploy/web\ncurl -f --retry 10 --retry-all-errors http://web/health',
      'kubectl rollout restart deploy/web\n\n# Verify recovery\nkubectl get pods -l app=web -w',
      'kubectl rollout restart deploy/web\ncurl -f http://db-admin/health',
      'kubectl apply -f shop.yaml\ncurl -f http://web/health',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const { command, changes } of unfinishedChanges(document)) {
      if (changes.length === 0 || command.substituted) continue;
      const found = earlyListing(command, changes, labels) ?? earlyRequest(command, changes);
      if (!found) continue;
      yield {
        ...command.at(found.at),
        text: `\`${found.change.what}\` may not have finished when this command checks.`,
        instead: `kubectl rollout status ${found.change.workload} --timeout=…`,
      };
    }
  },
};

interface Early {
  readonly at: number;
  readonly change: Change;
}

function earlyListing(
  command: Command,
  changes: readonly Change[],
  labels: Labels,
): Early | undefined {
  const listing = readListing(command);
  if (listing?.kind !== 'pod' || !isVerification(labels(command))) return undefined;
  const { call } = listing;
  const change = changes.findLast((one) => isAbout(call, one));
  return change && { at: call.verb.at, change };
}

/** A selector may pick pods other than the changed ones: its label shows which. */
function isAbout({ flags }: Invocation, { names, namespace }: Change): boolean {
  const value = (long: string) => flags.find(({ name }) => name === long)?.value;
  const selected = value('--selector')
    ?.split(',')
    .map((part) => part.replace(/^.*=/, ''));
  const inIt = value('--namespace') === namespace || value('--all-namespaces') !== undefined;
  return inIt && (selected === undefined || areSame(selected, names));
}

/** A single request to the changed workload, by the name in its address. */
function earlyRequest(command: Command, changes: readonly Change[]): Early | undefined {
  const { words } = command;
  const at = programAt(command, 'curl', 'wget');
  if (at < 0 || words.some((word) => word.startsWith('--retry'))) return undefined;
  if (words[0] === 'watch' || isInLoop(command)) return undefined;
  const hosts = words
    .slice(at + 1)
    .flatMap((word) => /^(?:https?:\/\/)?([\w.-]+)/.exec(word)?.[1] ?? []);
  const labels = hosts.filter((host) => host !== '').map((host) => host.split('.')[0] ?? host);
  const change = changes.findLast(({ names }) => labels.some((label) => names.includes(label)));
  return change && { at, change };
}

const isInLoop = ({ script, statement }: Command) =>
  /^(?:until|while)\s/.test(script.text.slice(statement.from, statement.from + 6));
