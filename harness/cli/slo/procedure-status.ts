import { existsSync } from 'node:fs';
import { isThere } from '../../catalog/is-there.ts';
import { HarnessError } from '../../errors.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { lastRows } from '../../history/read-rows.ts';
import { subjectsUntil } from '../../history/subjects.ts';
import { judgeStatus, type ProcedureStatus } from '../../judge/objectives/judge-status.ts';
import { didYouMean } from '../../model/nearest.ts';
import { openExisting } from '../history/open-existing.ts';
import { sayFuture } from '../history/say-future.ts';
import type { Terminal } from '../terminal.ts';
import { presentDrills, somebodys } from './present-drills.ts';
import { writtenProcedures } from './written-procedures.ts';

/** Enough to find the last drill of the text behind drills of proposals. */
const rowsOfEach = 20;

/** How every procedure stands; with names, those that they choose. BAD_USAGE for a name that chooses none. */
export async function procedureStatus(
  names: readonly string[],
  place: HistoryPlace,
  terminal: Pick<Terminal, 'say'>,
  moment: { readonly nowMs: number; readonly expiresDays: number },
): Promise<readonly ProcedureStatus[]> {
  const { subjects, rows } = await drilledSoFar(place, moment.nowMs, terminal);
  const here = await presentDrills(process.cwd(), subjects, terminal);
  const present = somebodys(here, subjects);
  // Of a scenario that cannot be read, only the history may know a runbook, and that one is perhaps elsewhere.
  const known = present.filter(({ drill, file }) => drill !== file && existsSync(file));
  const files = here.areOwn ? known.map(({ file }) => file) : [];
  const written = await writtenProcedures(files, terminal);
  const found = judgeStatus({ written, present, subjects, lastRows: rows }, moment);
  for (const name of names) {
    if (found.some((one) => isNamed(name, one))) continue;
    const known = found.flatMap(({ drill, file }) => [...(drill === null ? [] : [drill]), file]);
    throw new HarnessError(
      'BAD_USAGE',
      `No drill, system or runbook is named "${name}".${didYouMean(name, new Set(known))}`,
      { next: '`firedrill status` without a name lists all.' },
    );
  }
  const chosen = found.filter(
    (one) => names.length === 0 || names.some((name) => isNamed(name, one)),
  );
  if (chosen.length > 0) return chosen;
  throw new HarnessError('BAD_USAGE', 'There is no procedure here, and no drill in the history.', {
    next: 'Start it in a repository with runbooks/, or list runbooks under "check: files:" in .firedrill.yaml.',
  });
}

const isNamed = (name: string, { drill, file }: ProcedureStatus) =>
  drill === name || drill?.startsWith(`${name}/`) || file === name.replace(/^\.\//, '');

/** Without a history nothing was ever drilled: that is a status too. */
async function drilledSoFar(place: HistoryPlace, nowMs: number, { say }: Pick<Terminal, 'say'>) {
  if (place.kind === 'sqlite' && !isThere(place.file, 'BAD_HISTORY')) {
    say(`${place.shown} does not exist: nothing was drilled yet.`);
    return { subjects: [], rows: [] };
  }
  const history = await openExisting(place);
  try {
    const subjects = await subjectsUntil(history, nowMs + 1);
    const drills = [...new Set(subjects.map(({ drill }) => drill))];
    const rows = [];
    for (const drill of drills)
      rows.push(...(await lastRows(history, drill, rowsOfEach, nowMs + 1)));
    await sayFuture(history, nowMs + 1, { say });
    return { subjects, rows };
  } finally {
    await history.close();
  }
}
