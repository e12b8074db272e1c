import type { Finding } from '../../model/finding.ts';
import { type FileLookup, type LintDocument, readDocument } from '../read/document.ts';
import type { Problem, Rule } from './rule.ts';
import { rules as all } from './rules.ts';
import { tooLong } from './too-long.ts';
import { wordsOf } from './words-of-oc.ts';

/**
 * What the rules find in a runbook, in the order of its text. Any text can be checked. Without `files`
 * no link to another file is judged.
 */
export function checkRunbook(
  file: string,
  text: string,
  rules: readonly Rule[] = all,
  files?: FileLookup,
): readonly Finding[] {
  return checkDocument(readDocument(file, text, files), rules);
}

/** The same of a runbook that has been read already. */
export function checkDocument(document: LintDocument, rules: readonly Rule[]): readonly Finding[] {
  if (document.unread !== undefined) return [tooLong(document.runbook.file, document.unread)];
  const inWords = wordsOf(document);
  const findings = rules.flatMap((rule) =>
    findingsOf(rule, Array.from(rule.check(document), inWords)),
  );
  return findings.sort(inOrderOfText);
}

export const inOrderOfText = (one: Finding, other: Finding) =>
  one.place.line - other.place.line || one.place.column - other.place.column;

function findingsOf({ name, severity, why }: Rule, problems: readonly Problem[]): Finding[] {
  return problems.map(({ length = 1, ...problem }) => ({
    rule: name,
    severity,
    why,
    length,
    ...problem,
  }));
}
