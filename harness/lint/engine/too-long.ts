import type { Finding } from '../../model/finding.ts';
import { insteadOfLong, whyTooLong } from '../../runbook/most-characters.ts';
import type { RuleText } from './rule.ts';

/** The only finding for a text over the limit: it is not a runbook, and it could be written to make checks slow. */
export const documentTooLong: RuleText = {
  name: 'document-too-long',
  severity: 'error',
  why: 'Firedrill checks nothing in it, and nobody finds a step in a text this long.',
  examples: { bad: [], good: ['# Ops\n\nA runbook.\n'] },
};

export function tooLong(file: string, text: string): Finding {
  const { name, severity, why } = documentTooLong;
  return {
    rule: name,
    severity,
    why,
    place: { file, line: 1, column: 1 },
    length: 1,
    text: `This text ${whyTooLong(text)}.`,
    instead: insteadOfLong,
  };
}
