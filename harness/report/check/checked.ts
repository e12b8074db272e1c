import type { Settled } from '../../lint/engine/final-findings.ts';
import type { RuleText } from '../../lint/engine/rule.ts';
import { type Finding, type Severity, severities } from '../../model/finding.ts';

export { severities } from '../../model/finding.ts';

/** One runbook, checked. */
export interface CheckedRunbook extends Settled {
  readonly file: string;
  readonly text: string;
  /** False if there was nothing to check. */
  readonly hasCommands: boolean;
}

/** A finished check, as every format receives it. */
export interface Checked {
  readonly runbooks: readonly CheckedRunbook[];
  /** What has not been checked, and why, as sentences. */
  readonly notices: readonly string[];
  /** Files and folders that could not be read, as sentences. */
  readonly unread: readonly string[];
  /** Failures of Firedrill itself outside its rules, as sentences. */
  readonly failed: readonly string[];
  /** The rules that findings may come from, without shellcheck's own. */
  readonly rules: readonly RuleText[];
}

export const allFindings = ({ runbooks }: Checked): readonly Finding[] =>
  runbooks.flatMap(({ findings }) => findings);

/** Everything to print apart from the findings. */
export const allNotices = ({ notices, unread, failed }: Checked): readonly string[] => [
  ...notices,
  ...unread,
  ...failed,
];

/** Findings that say that a rule crashed. */
export const crashesIn = (checked: Checked): readonly Finding[] =>
  allFindings(checked).filter(({ crashed }) => crashed !== undefined);

/** How often Firedrill itself failed; above 0, the check is incomplete. */
export const failuresIn = (checked: Checked): number =>
  crashesIn(checked).length + checked.failed.length;

export type Counts = Readonly<Record<Severity, number>>;

export function countOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

export const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `2 errors, 1 note`; severities without findings are left out. */
export const countText = (counts: Counts) =>
  severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity))
    .join(', ');

/** The outcome in one line: `2 errors, 1 note in 1 of 3 runbooks; 1 silenced by a comment`. */
export function summary(checked: Checked): string {
  const { runbooks, unread } = checked;
  const hit = runbooks.filter(({ findings }) => findings.length > 0).length;
  const sum = (count: 'silenced' | 'omitted' | 'known' | 'unselected') =>
    runbooks.reduce((total, runbook) => total + runbook[count], 0);
  const [silenced, omitted] = [sum('silenced'), sum('omitted')];
  const [known, unselected] = [sum('known'), sum('unselected')];
  const found =
    hit === 0
      ? nothingFound(runbooks)
      : `${countText(countOf(allFindings(checked)))} in ${hit} of ${plural(runbooks.length, 'runbook')}`;
  const failures = failuresIn(checked);
  const fixable = allFindings(checked).filter(({ fix }) => fix !== undefined).length;
  return [
    found,
    ...(unread.length > 0 ? [`${unread.length} could not be read`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    ...(unselected > 0 ? [`${unselected} not asked for`] : []),
    ...(silenced > 0 ? [`${silenced} silenced by comments`] : []),
    ...(fixable > 0 ? [`${fixable} that --fix replaces`] : []),
    ...(omitted > 0 ? [`${omitted} more left out: see --all`] : []),
    ...(failures > 0
      ? [`incomplete: Firedrill itself failed in ${plural(failures, 'place')}`]
      : []),
  ].join('; ');
}

function nothingFound(runbooks: readonly CheckedRunbook[]): string {
  if (runbooks.length === 0) return 'no runbook was checked';
  const hasCommands = runbooks.some((runbook) => runbook.hasCommands);
  const what = hasCommands ? 'nothing found' : 'no command to check';
  return `${what} in ${plural(runbooks.length, 'runbook')}`;
}
