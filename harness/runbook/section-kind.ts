/** Whether list items under a label or heading are things to do, facts, or symptoms. */
export type SectionKind = 'steps' | 'facts' | 'symptoms';

const symptoms = /^symptoms?\b/i;
// "Escalate to L2 if:" lists conditions; "Look for:" lists what a command may show.
const facts =
  /\b(?:symptoms?|signs?|indicators?|impact|alerts?|alerting|look for|expect(?:ed)?|prevent\w*|prerequisites?|requirements?|related|references?|see also|links?|contacts?|metrics?|risks?|detection|summary|overview|background|notes?|glossary|examples?|changelog|history|times?|objectives?|RTO|RPO|SLO)\b|\bif:?$/i;
const steps =
  /\b(?:steps?|procedures?|resolutions?|resolv\w+|recover\w*|remediat\w+|mitigat\w+|fix(?:es)?|repair\w*|actions?|diagnos\w+|troubleshoot\w*|rollback|roll back|clean-?up|verif\w+|workarounds?|solutions?|instructions?)\b/i;

/** What a label says of the list under it; undefined where it does not tell. */
export function sectionKind(label: string): SectionKind | undefined {
  if (symptoms.test(label)) return 'symptoms';
  if (facts.test(label)) return 'facts';
  return steps.test(label) ? 'steps' : undefined;
}

/** `**Severity**: P1`, `` `Alert` - text ``, `[Title](link)`: names something and says what it is. */
const definition =
  /^(?:\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]*\))(?::\*\*|\s*(?:[-–—:]\s*\S|$))|^\*\*[^*]+:\*\*\s*\S/;

/** The first label that tells decides; `labels`: what stands above, the nearest first. */
export function firstKind(labels: Iterable<string>): SectionKind | undefined {
  for (const label of labels) {
    const kind = sectionKind(label);
    if (kind) return kind;
  }
  return undefined;
}

/**
 * True for a list item that tells a person to do something. Where no label tells, only numbered
 * items count, and of those no definitions.
 */
export function isInstruction(
  text: string,
  numbered: boolean,
  kind: SectionKind | undefined,
): boolean {
  return kind ? kind === 'steps' : numbered && !definition.test(text);
}
