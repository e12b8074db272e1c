import { pleaseReport, thrownText } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/runbook.ts';
import type { RuleText } from './rule.ts';

/** Reported when a rule itself fails, so that one bug costs no other finding. Nothing silences it. */
export const ruleCrashed: RuleText = {
  name: 'rule-crashed',
  severity: 'error',
  why: 'Nobody knows what this rule would have found here, so the check is incomplete and ends with exit code 3.',
  examples: { bad: [], good: ['# Ops\n\nA runbook.\n'] },
};

/** `crashed` is the rule's name, or shellcheck; without a place it failed on the whole file. */
export function crashOf(
  crashed: string,
  error: unknown,
  file: string,
  place: Place = { file, line: 1, column: 1 },
): Finding {
  const { name, severity, why } = ruleCrashed;
  return {
    ...{ rule: name, severity, why, place, length: 1, crashed },
    text: `\`${crashed}\` failed: ${thrownText(error)}.`,
    instead: pleaseReport,
  };
}
