import type { HistoryRow } from '../model/history.ts';
import type { Queries } from './open-history.ts';
import { recorded, rowFrom } from './read-rows.ts';

/** A drill, and what the history has of the same drill of the same run. */
export interface KnownRow {
  readonly row: HistoryRow;
  readonly known: HistoryRow;
  readonly id: number;
}

/** Those of some drills that the history has already. */
export async function knownRows(
  queries: Queries,
  rows: readonly HistoryRow[],
): Promise<readonly KnownRow[]> {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const runs = [...new Set(rows.map(({ run }) => run))];
  if (runs.length === 0) return [];
  const found = await recorded(queries).where('runs.name', 'in', runs).execute();
  return found.flatMap((one) => {
    const known = rowFrom(one);
    const row = byKey.get(keyOf(known));
    return row ? [{ row, known, id: one.id }] : [];
  });
}

const keyOf = ({ run, drill, trial }: HistoryRow) => JSON.stringify([run, drill, trial?.number]);
