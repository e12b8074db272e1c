/** Whether list items under a label or heading are things to do, facts, or symptoms. */
export type SectionKind = 'steps' | 'facts' | 'symptoms';

const symptoms = /^symptoms?\b/i;
// "Escalate to L2 if:" lists conditions; "Look for:" lists what a command may show.
const facts =
  /\b(?:symptoms?|signs?|indicators?|impact|alerts?|alerting|look for|expect(?:ed)?|prevent\w*|prerequisites?|requirements?|related|references?|see also|links?|contacts?|metrics?|risks?|detection|summary|overview|background|notes?|glossary|causes?|examples?|changelog|history)\b|\bif:?$/i;
const steps =
  /\b(?:steps?|procedures?|resolutions?|resolv\w+|recover\w*|remediat\w+|mitigat\w+|fix(?:es)?|repair\w*|actions?|diagnos\w+|troubleshoot\w*|rollback|roll back|clean-?up|verif\w+|workarounds?|solutions?|runbook tasks?|to do|instructions?)\b/i;

/** What a label says of the list under it; undefined where it does not tell. */
export function sectionKind(label: string): SectionKind | undefined {
  if (symptoms.test(label)) return 'symptoms';
  if (facts.test(label)) return 'facts';
  return steps.test(label) ? 'steps' : undefined;
}

/** `**Severity**: P1`, `` `Alert` - text ``, `[Title](link)`: names something and says what it is. */
const definition =
  /^(?:\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]*\))(?::\*\*|\s*(?:[-–—:]\s*\S|$))|^\*\*[^*]+:\*\*\s*\S/;

/**
 * True for a list item that tells a person to do something. `labels`: what stands above the list,
 * the nearest first; the first that tells decides. Where none does, only numbered items count, and
 * of those no definitions.
 */
export function isInstruction(text: string, numbered: boolean, labels: Iterable<string>): boolean {
  for (const label of labels) {
    const kind = sectionKind(label);
    if (kind) return kind === 'steps';
  }
  return numbered && !definition.test(text);
}

export function isSymptomList(labels: Iterable<string>): boolean {
  for (const label of labels) {
    const kind = sectionKind(label);
    if (kind) return kind === 'symptoms';
  }
  return false;
}
