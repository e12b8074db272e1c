import type { Runbook } from '../model/runbook.ts';
import { readAlertRules } from '../runbook/alert-rules/read-alert-rules.ts';

/** The alert rules that a page gives, without comments and places; two pages with equal rules are watched alike. */
export function alertRulesContent(runbook: Pick<Runbook, 'text' | 'procedures'>): string {
  const fences = readAlertRules(runbook).map(({ place, document, problems }) => [
    // A group to which the page gives no name is called after its place.
    document.replaceAll(`${place.file}:${place.line}`, ''),
    problems.map(({ text }) => text),
  ]);
  return JSON.stringify(fences);
}
