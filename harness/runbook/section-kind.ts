import { languages } from './prose/languages.ts';

/** What the list items under a label or heading are: things to do, facts, or symptoms. */
export type SectionKind = 'steps' | 'facts' | 'symptoms';

const inOtherLanguages = languages.flatMap(({ symptoms }) => symptoms).join('|');
const symptoms = new RegExp(String.raw`^(?:symptoms?|${inOtherLanguages})(?!\p{L})`, 'iu');
// "Escalate to L2 if:" lists conditions; "Look for:" lists what a command may show.
const facts =
  /\b(?:symptoms?|signs?|indicators?|impact|alerts?|alerting|look for|expect(?:ed)?|prevent\w*|prerequisites?|requirements?|related|references?|see also|links?|contacts?|metrics?|risks?|detection|summary|overview|background|notes?|glossary|examples?|changelog|history|times?|objectives?|RTO|RPO|SLO)\b|\bif:?$/i;
/** "Possible causes", "Root cause", "Reasons", "Affected components"; but "Fix the root cause" is work. */
const causes =
  /^(?:the\s+)?(?:(?:possible|potential|probable|likely|common|known|main|typical|usual)\s+)*(?:(?:root\s+)?causes?|reasons?)(?!\s+(?:analysis|fix))\b|^(?:the\s+)?(?:affected|impacted)\s+\w+/i;
const steps =
  /\b(?:steps?|procedures?|resolutions?|resolv\w+|recover\w*|remediat\w+|mitigat\w+|fix(?:es)?|repair\w*|actions?|diagnos\w+|troubleshoot\w*|rollback|roll back|clean-?up|verif\w+|workarounds?|solutions?|instructions?)\b/i;

/** "Backfilling a history archive", "How to silence alerts": work, whatever its object is. */
const work =
  /^\W*(?:\d[\d.)]*\s+)?(?:how to [a-z]|(?!(?:understanding|monitoring|alerting|expecting|preventing|related|warning)\b)[a-z]{2,}ing (?:an?|the|your|all|each|every|old|new)\b)/i;

/** The kind of list that a label announces; undefined where the label does not show it. */
export function sectionKind(written: string): SectionKind | undefined {
  // "Nobody is paged (no alerts)": what is in brackets is beside the point.
  const label = written.replace(/\([^()]*\)/g, '');
  if (symptoms.test(label)) return 'symptoms';
  if ((facts.test(label) && !work.test(label)) || causes.test(label)) return 'facts';
  return steps.test(label) ? 'steps' : undefined;
}

/** `**Severity**: P1`, `` `Alert` - text ``, `[Title](link)`: a name and its description. */
const definition =
  /^(?:\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]*\))(?::\*\*|\s*(?:[-–—:]\s*\S|$))|^\*\*[^*]+:\*\*\s*\S/;

/** The kind that the first clear label announces; `labels`: those above the list, the nearest first. */
export function firstKind(labels: Iterable<string>): SectionKind | undefined {
  for (const label of labels) {
    const kind = sectionKind(label);
    if (kind) return kind;
  }
  return undefined;
}

/** True for `[ ] Tell the desk`, which is still to be done. */
export const isTask = (text: string): boolean => /^\s*\[ \]\s+\S/.test(text);

/**
 * True for a list item that instructs a person. Without a clear label above, only numbered items
 * count, and definitions do not.
 */
export function isInstruction(
  text: string,
  numbered: boolean,
  kind: SectionKind | undefined,
): boolean {
  return kind ? kind === 'steps' : numbered && !definition.test(text);
}
