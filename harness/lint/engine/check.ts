import type { Finding } from '../../model/finding.ts';
import { counterExamples } from '../read/counter-examples.ts';
import { type FileLookup, type LintDocument, readDocument } from '../read/document.ts';
import { rules as all } from './all-rules.ts';
import type { Problem, Rule } from './rule.ts';
import { crashOf } from './rule-crashed.ts';
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

/** The same for a runbook that has been read already. */
export function checkDocument(document: LintDocument, rules: readonly Rule[]): readonly Finding[] {
  if (document.unread !== undefined) return [tooLong(document.runbook.file, document.unread)];
  const inWords = wordsOf(document);
  const found = rules.flatMap((rule) => findingsOf(rule, document, inWords));
  return withoutCounterExamples(document, found).toSorted(inOrderOfText);
}

/** Nobody should run what the document shows as wrong. */
function withoutCounterExamples(
  document: LintDocument,
  found: readonly Finding[],
): readonly Finding[] {
  if (found.length === 0) return found;
  try {
    const lines = counterExamples(document);
    return found.filter(({ place, crashed }) => crashed !== undefined || !lines.has(place.line));
  } catch (error) {
    return [crashOf('counter-examples', error, document.runbook.file), ...found];
  }
}

export const inOrderOfText = (one: Finding, other: Finding) =>
  one.place.line - other.place.line || one.place.column - other.place.column;

/** A rule that crashes is a finding too; its findings from before the crash still count. */
function findingsOf(
  rule: Rule,
  document: LintDocument,
  inWords: (problem: Problem) => Problem,
): Finding[] {
  const { name, severity, why } = rule;
  const findings: Finding[] = [];
  try {
    for (const found of rule.check(document)) {
      const { length = 1, ...problem } = inWords(found);
      findings.push({ rule: name, severity, why, length, ...problem });
    }
  } catch (error) {
    findings.push(crashOf(name, error, document.runbook.file));
  }
  return findings;
}
