import { readListing } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** `kubectl get pods | wc -l` prints one more than the number of pods. */
export const headerCounted: Rule = {
  name: 'header-counted',
  severity: 'warning',
  why: 'The number is one too high; with no objects there is no header either, so it is 0 and never 1.',
  examples: {
    bad: [
      'kubectl get pods -n shop | «wc» -l',
      'test "$(kubectl get pods -l app=web | «wc» -l)" -eq 3',
      'kubectl top pods -A | «wc» -l',
    ],
    good: [
      'kubectl get pods -n shop --no-headers | wc -l',
      'kubectl get pods -n shop -o name | wc -l',
      'kubectl get pods | grep Running | wc -l',
      'kubectl get pods | tail -n +2 | wc -l',
      'kubectl get pods | wc -c',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { commands } of pipelinesOf(document)) {
      const [first, second] = commands;
      if (second?.words[0] !== 'wc' || !second.words.includes('-l')) continue;
      if (!readListing(first)?.header) continue;
      yield {
        ...second.at(0),
        text: 'This counts the header of the table too.',
        instead: 'kubectl get … --no-headers | wc -l',
      };
    }
  },
};
