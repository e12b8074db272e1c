import { amount } from '../../model/figures.ts';
import type { DrillCounts, DrilledProcedure, ObjectiveVerdict } from '../../model/objective.ts';
import type { Outcome } from '../../model/verdict.ts';

// How drills ended stands beside each claim, because a claim is about time alone.

/** `28 drills: 3 verified, 25 refuted`. */
export function outcomesText({ outcomes }: DrillCounts): string {
  const ended = (Object.entries(outcomes) as [Outcome, number][]).filter(([, count]) => count > 0);
  const all = ended.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return 'no drill';
  const each = ended.map(([outcome, count]) => `${amount(count)} ${outcome}`);
  return `${amount(all)} ${all === 1 ? 'drill' : 'drills'}: ${each.join(', ')}`;
}

/** `33 of 34 in time`; `n = 34` where no time is stated or nothing was there to recover from. */
export const trialsText = ({ all, rtoMs }: Pick<DrilledProcedure, 'all' | 'rtoMs'>): string =>
  rtoMs === null || all.trials === 0
    ? `n = ${all.trials}`
    : `${all.inTime} of ${all.trials} in time`;

/** Whose merit recoveries were, as the control arms show; undefined if none ran. */
export function creditText(counts: DrillCounts): string | undefined {
  const { runbook } = counts.credits;
  const others = withoutCredit(counts);
  const all = controlled(counts);
  if (all === 0) return undefined;
  if (runbook === 0) return `no credit to the runbook: ${others}`;
  return `credit: ${amount(runbook)} of ${amount(all)}${others === '' ? '' : `, ${others}`}`;
}

/** As `creditText`, for the little room of a badge. */
export function shortCredit(counts: DrillCounts): string | undefined {
  return creditText(counts)
    ?.replace('credit to the runbook', 'credit')
    .replace(/^credit: ([^ ]+ of [^ ,]+).*/, 'credit $1');
}

/** Control arms ran, and none shows that the runbook was needed. */
export const isWithoutCredit = (counts: DrillCounts): boolean =>
  counts.credits.runbook === 0 && controlled(counts) > 0;

const controlled = ({ credits }: DrillCounts) =>
  credits.runbook + credits['heals alone'] + credits.unproven;

const withoutCredit = ({ credits: { unproven, 'heals alone': alone } }: DrillCounts) =>
  [
    ...(alone > 0 ? [`${amount(alone)} ${alone === 1 ? 'heals' : 'heal'} alone`] : []),
    ...(unproven > 0 ? [`${amount(unproven)} unproven`] : []),
  ].join(', ');

/** What nobody should miss who reads no more of an objective than its status. */
export function headlineNotes(verdict: ObjectiveVerdict): readonly string[] {
  const { status, windowDrills, missing, procedures } = verdict;
  const { refuted } = windowDrills.outcomes;
  const isOne = refuted === 1;
  const credit = isWithoutCredit(windowDrills) ? creditText(windowDrills) : undefined;
  return [
    outcomesText(windowDrills),
    ...(status === 'met' && refuted > 0
      ? [
          `met is about time alone: ${amount(refuted)} of these drills ${isOne ? 'was' : 'were'} refuted`,
        ]
      : []),
    ...(credit === undefined ? [] : [credit]),
    ...procedures.flatMap(({ drill, window: { late, trials } }) =>
      missing.includes(drill) && procedures.length > 1
        ? [`${drill} misses it by itself: ${amount(late)} of ${amount(trials)} late`]
        : [],
    ),
    ...procedures.flatMap(({ drill, expired }) =>
      expired === null ? [] : [`${drill} is expired: ${expired}`],
    ),
  ];
}
