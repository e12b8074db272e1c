import type { HistoryRow } from '../../model/history.ts';
import type { Outcome } from '../../model/verdict.ts';

/** A drill that ended otherwise than the last time. */
export interface OutcomeChange {
  readonly was: Outcome;
  readonly now: HistoryRow;
}

/**
 * The drills whose last outcome is another one than before. `before`: the last drills of each scenario, the newest
 * first. What the history has already, or what is older than that, changes nothing.
 */
export function outcomeChanges(
  added: readonly HistoryRow[],
  before: readonly HistoryRow[],
): readonly OutcomeChange[] {
  return [...Map.groupBy(added, ({ drill }) => drill)].flatMap(([drill, rows]) => {
    const last = before.find((row) => row.drill === drill);
    const now = rows.toSorted((one, other) => other.startedMs - one.startedMs)[0];
    if (!last || !now || now.startedMs <= last.startedMs || now.outcome === last.outcome) return [];
    return [{ was: last.outcome, now }];
  });
}
