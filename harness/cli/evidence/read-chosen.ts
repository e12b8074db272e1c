import { existsSync } from 'node:fs';
import { HarnessError } from '../../errors.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { DrillRecord } from '../../report/drill-record.ts';
import { type Selection, testName } from '../../report/evidence/selection.ts';
import { readDrills } from '../work/read-drills.ts';
import type { ChosenDrills } from './chosen-drills.ts';

/** The drills whose own journals are where the history says; BAD_USAGE if none is. */
export async function readChosen(
  { rows, names, since, prunedBefore }: ChosenDrills,
  say: (text: string) => void,
): Promise<{ readonly drills: readonly DrillRecord[]; readonly selection: Selection }> {
  const wanted = new Set(rows.map(keyOf));
  const recorded = rows.flatMap(({ journal }) => journal ?? []);
  const files = new Set(recorded.filter((journal) => existsSync(journal)));
  // Another journal may be there by now.
  const drills = (await readDrills([...files], say)).filter((drill) =>
    wanted.has(keyOf(drill.verdict)),
  );
  if (drills.length === 0) {
    const which =
      rows.length === 1 ? 'The drill does not have' : `None of the ${rows.length} drills has`;
    throw new HarnessError('BAD_USAGE', `${which} its journal here.`, {
      next: 'Start this where the journals are: the history has their paths as `run` or `history import` saw them.',
    });
  }
  const packed = new Set(drills.map(({ verdict }) => keyOf(verdict)));
  const leftOut = rows
    .filter((row) => !packed.has(keyOf(row)))
    .map((row) => ({ test: testName(row), outcome: row.outcome }));
  return { drills, selection: { names, since, leftOut, prunedBefore } };
}

const keyOf = ({
  run,
  drill,
  trial,
}: Pick<HistoryRow, 'run' | 'drill'> & { readonly trial?: { readonly number: number } | null }) =>
  JSON.stringify([run, drill, trial?.number ?? null]);
