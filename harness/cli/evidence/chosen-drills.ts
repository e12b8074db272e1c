import { HarnessError } from '../../errors.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { drillNames, prunedBefore } from '../../history/read-rows.ts';
import { rowsBetween } from '../../history/subjects.ts';
import type { HistoryRow } from '../../model/history.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Selection } from '../../report/evidence/selection.ts';
import { openExisting } from '../history/open-existing.ts';
import { readDate } from '../history/read-date.ts';

/** Drills of a history, and how they were chosen. */
export interface ChosenDrills extends Omit<Selection, 'leftOut'> {
  readonly rows: readonly HistoryRow[];
}

/** These drills or systems since a date, by the history; BAD_USAGE if it has none. */
export async function chosenDrills(
  names: readonly string[],
  since: string | undefined,
  place: HistoryPlace,
): Promise<ChosenDrills> {
  if (names.length === 0 && since === undefined) {
    throw new HarnessError('BAD_USAGE', 'Nothing chooses the drills of the evidence.', {
      next: 'Name drills or systems, or say --since 2026-12-01, or both.',
    });
  }
  const history = await openExisting(place);
  try {
    const known = await drillNames(history);
    for (const name of names) {
      if (known.some((drill) => isNamed(name, drill))) continue;
      const what = `${place.shown} has no drill ${name}.${didYouMean(name, known)}`;
      const next = '`firedrill history list --all` lists the drills.';
      throw new HarnessError('BAD_USAGE', what, { next });
    }
    const from = since === undefined ? 0 : readDate('--since', since);
    const all = await rowsBetween(history, from, Number.MAX_SAFE_INTEGER);
    const rows = all.filter(
      ({ drill }) => names.length === 0 || names.some((name) => isNamed(name, drill)),
    );
    if (rows.length === 0) throw none(names, since, place);
    const prunedMs = await prunedBefore(history);
    const isPruned = prunedMs > from;
    return {
      ...{ rows, names, since: since ?? null },
      prunedBefore: isPruned ? new Date(prunedMs).toISOString().slice(0, 10) : null,
    };
  } finally {
    await history.close();
  }
}

function none(names: readonly string[], since: string | undefined, place: HistoryPlace) {
  const of = names.length === 0 ? '' : ` of ${names.join(', ')}`;
  const when = since === undefined ? '' : ` since ${since}`;
  return new HarnessError('BAD_USAGE', `${place.shown} has no drill${of}${when}.`, {
    next: '`firedrill history list --all` says when each drill was last done.',
  });
}

const isNamed = (name: string, drill: string) => drill === name || drill.startsWith(`${name}/`);
