import type { Command } from '../../../runbook/commands/script.ts';
import { readListing } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { isVerification, labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { readGrep } from '../../read/grep.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** A command prints a number, and nothing says which number would be right. */
export const countNeverCompared: Rule = {
  name: 'count-never-compared',
  severity: 'warning',
  why: 'A number that nothing compares is not a check: the step succeeds with the wrong number too.',
  examples: {
    bad: [
      'kubectl get pods -l app=web | grep Running | «wc» -l',
      'kubectl get nodes | «grep» -c Ready',
      '\n# Verify that no errors are left\nkubectl logs deploy/web | «grep» -c ERROR',
      'kubectl get pods --no-headers | grep -v Running | «wc» -l',
    ],
    good: [
      'test "$(kubectl get pods -l app=web --no-headers | wc -l)" -eq 3',
      'kubectl get pods | grep -c Running | grep -qx 3',
      'if kubectl get pods | grep -c Error; then exit 1; fi',
      '\n# How many lines did it write?\nkubectl logs deploy/web | wc -l',
      'kubectl get pods | wc -l > pods.count',
      'grep -c processor /proc/cpuinfo',
      '\n# How many claims are there?\nkubectl get pvc -A --no-headers | wc -l',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const { commands, last, decides } of pipelinesOf(document)) {
      const at = countAt(last);
      if (at < 0 || commands.length < 2 || decides || last.substituted) continue;
      if (last.redirections.some(({ operator }) => operator.startsWith('>'))) continue;
      const ofState = readListing(commands[0]) !== undefined && selects(commands);
      if (!ofState && !isVerification(labels(last))) continue;
      const instead = 'test "$(…)" -eq 3';
      yield {
        ...last.at(at),
        text: 'Nothing compares this count with the expected number.',
        instead,
      };
    }
  },
};

/** Index of the word that counts. */
function countAt(command: Command): number {
  const grep = readGrep(command);
  if (grep) return grep.options.includes('c') ? grep.at : -1;
  return command.words[0] === 'wc' && command.words.includes('-l') ? 0 : -1;
}

/** Counts only the objects in some state, not all of them. */
const selects = (commands: readonly Command[]) => commands.some((one) => readGrep(one));
