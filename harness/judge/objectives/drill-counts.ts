import type { HistoryRow } from '../../model/history.ts';
import type { DrillCounts } from '../../model/objective.ts';
import type { Credit, Outcome } from '../../model/verdict.ts';

const outcomes = ['verified', 'refuted', 'inconclusive', 'inapplicable', 'withstood'] as const;
const credits = ['runbook', 'heals alone', 'unproven'] as const;

export const drillCounts = (rows: readonly HistoryRow[]): DrillCounts =>
  counts(
    (name) => rows.filter(({ outcome }) => outcome === name).length,
    (name) => rows.filter(({ credit }) => credit === name).length,
  );

export const sumOfDrills = (all: readonly DrillCounts[]): DrillCounts =>
  counts(
    (name) => all.reduce((sum, one) => sum + one.outcomes[name], 0),
    (name) => all.reduce((sum, one) => sum + one.credits[name], 0),
  );

const counts = (
  ended: (name: Outcome) => number,
  credited: (name: Credit) => number,
): DrillCounts => ({
  outcomes: Object.fromEntries(
    outcomes.map((name) => [name, ended(name)]),
  ) as DrillCounts['outcomes'],
  credits: Object.fromEntries(
    credits.map((name) => [name, credited(name)]),
  ) as DrillCounts['credits'],
});
