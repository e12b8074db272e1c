import type { Finding } from '../../model/finding.ts';
import { mostCharacters } from '../read/document.ts';
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
    text: `This text has ${text.length} characters; Firedrill reads at most ${mostCharacters}.`,
    instead: 'Write one runbook for each system or each kind of incident.',
  };
}
