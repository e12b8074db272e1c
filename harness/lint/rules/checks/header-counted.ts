import { readListing } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** `kubectl get pods | wc -l` is one more than there are pods. */
export const headerCounted: Rule = {
  name: 'header-counted',
  severity: 'warning',
  why: 'The number is one too high, and where there is nothing no line is printed at all: it is never 1.',
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
        text: 'This counts the header of the table as well.',
        instead: 'kubectl get … --no-headers | wc -l',
      };
    }
  },
};
