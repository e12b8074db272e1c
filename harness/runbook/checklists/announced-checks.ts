import { sectionKind } from '../section-kind.ts';

/** "Verification", "Validate the restore", "Post-restart checks", "Success criteria", "Smoke tests". */
const checks =
  /\bverif(?:y|ies|ied|ying|ications?)\b|\bvalidat(?:e|es|ing|ions?)\b|\bpost[- ]?\w+ (?:checks?|checklists?)\b|\b(?:success|acceptance|exit|recovery) (?:criteria|criterion|checks?|checklists?)\b|\b(?:sanity|smoke) (?:checks?|tests?)\b|\bconfirm(?:ing)? (?:the |that )?(?:\w+ )?(?:recovery|fix|resolution|success|is (?:back|healthy|well))\b/i;
/** Checks of what is to be done or what is wrong, and not of what was done: "Verify the alert". */
const before =
  /\bpre\b|\bbefore\b|\bprevent|\bprerequisites?\b|\b(?:issues?|problems?|alerts?|incidents?|outages?|symptoms?|failures?|errors?|impact|causes?|scope|page)\b/i;

/** True for a label of checks that are made when the work is done. */
export const isOfChecks = (label: string): boolean => checks.test(label) && !before.test(label);

/** `[ ] All pods run`, as an item of a checklist; `labels`: those above it, the nearest first. */
export const taskOf = (text: string, labels: readonly string[]) => ({
  text: text.replace(/^\s*\[ \]\s+/, ''),
  verifies: announcesChecks(labels),
});

/** A label that says what else the list is ends the search. */
function announcesChecks(labels: readonly string[]): boolean {
  for (const label of labels) {
    if (isOfChecks(label)) return true;
    if (sectionKind(label) !== undefined || before.test(label)) return false;
  }
  return false;
}
