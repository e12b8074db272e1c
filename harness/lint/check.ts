import type { Finding } from '../model/finding.ts';
import { readDocument } from './document.ts';
import type { Rule } from './rule.ts';
import { rules as all } from './rules.ts';

/** What the rules find in a runbook, in the order of its text. Any text can be checked. */
export function checkRunbook(
  file: string,
  text: string,
  rules: readonly Rule[] = all,
): readonly Finding[] {
  const document = readDocument(file, text);
  const findings = rules.flatMap((rule) => findingsOf(rule, rule.check(document)));
  return findings.sort(
    (one, other) => one.place.line - other.place.line || one.place.column - other.place.column,
  );
}

function findingsOf({ name, severity, why }: Rule, problems: ReturnType<Rule['check']>): Finding[] {
  return [...problems].map(({ length = 1, ...problem }) => ({
    rule: name,
    severity,
    why,
    length,
    ...problem,
  }));
}
