import { existsSync } from 'node:fs';
import { HarnessError } from '../../errors.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { drillNames } from '../../history/read-rows.ts';
import { rowsBetween } from '../../history/subjects.ts';
import { didYouMean } from '../../model/nearest.ts';
import { openExisting } from '../history/open-existing.ts';
import { readDate } from '../history/read-date.ts';

export interface ChosenJournals {
  readonly there: readonly string[];
  /** The drills whose journals are not where the history says. */
  readonly missing: readonly string[];
}

/** The journals of these drills or systems since a date, by the history; BAD_USAGE if there is none. */
export async function chosenJournals(
  names: readonly string[],
  since: string | undefined,
  place: HistoryPlace,
): Promise<ChosenJournals> {
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
    const isThere = (journal: string | null): journal is string =>
      journal !== null && existsSync(journal);
    const there = rows.map(({ journal }) => journal).filter(isThere);
    const missing = rows
      .filter(({ journal }) => !isThere(journal))
      .map(
        ({ drill, run, journal }) =>
          `${drill} of run ${run} (${journal ?? 'no journal was recorded'})`,
      );
    if (there.length > 0) return { there: [...new Set(there)], missing };
    throw new HarnessError('BAD_USAGE', `None of the ${rows.length} drills has its journal here.`, {
      next: 'Start this where the journals are: the history has their paths as `run` or `history import` saw them.',
    });
  } finally {
    await history.close();
  }
}

const isNamed = (name: string, drill: string) => drill === name || drill.startsWith(`${name}/`);
