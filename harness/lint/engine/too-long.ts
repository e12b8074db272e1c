import type { Finding } from '../../model/finding.ts';
import { mostCharacters } from '../read/document.ts';
import type { RuleText } from './rule.ts';

/** Found in place of all else where a text is longer: it is no runbook, and could be made to be slow. */
export const documentTooLong: RuleText = {
  name: 'document-too-long',
  severity: 'error',
  why: 'Nothing of it is checked, and nobody finds a step in so long a text.',
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
    text: `This text has ${text.length} characters; up to ${mostCharacters} are read.`,
    instead: 'A runbook for each system, or for each incident.',
  };
}
