import { HarnessError } from '../../errors.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { rowsBetween, subjectsUntil } from '../../history/subjects.ts';
import { type Choosable, unknownIn } from '../../judge/objectives/chosen.ts';
import { judgeObjective } from '../../judge/objectives/judge-objective.ts';
import { windowStart } from '../../judge/objectives/window.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Objective, ObjectiveVerdict } from '../../model/objective.ts';
import { openExisting } from '../history/open-existing.ts';
import { sayFuture } from '../history/say-future.ts';
import type { Terminal } from '../terminal.ts';
import { presentDrills, somebodys } from './present-drills.ts';

/** Objectives, judged by the history and the repository of the working directory. */
export async function judgeObjectives(
  objectives: readonly Objective[],
  place: HistoryPlace,
  terminal: Pick<Terminal, 'say'>,
  nowMs: number,
): Promise<readonly ObjectiveVerdict[]> {
  const sinceMs = Math.min(...objectives.map(({ window }) => windowStart(window, nowMs)));
  const history = await openExisting(place);
  try {
    const subjects = await subjectsUntil(history, nowMs + 1);
    const rows = await rowsBetween(history, sinceMs, nowMs + 1);
    await sayFuture(history, nowMs + 1, terminal);
    const here = await presentDrills(process.cwd(), subjects, terminal);
    checkNames(objectives, [...subjects, ...here.drills]);
    const soFar = { subjects, rows, present: somebodys(here, subjects) };
    return objectives.map((one) => judgeObjective(one, soFar, nowMs));
  } finally {
    await history.close();
  }
}

function checkNames(objectives: readonly Objective[], all: readonly Choosable[]): void {
  if (all.length === 0) return;
  for (const objective of objectives) {
    const unknown = unknownIn(objective, all);
    if (!unknown) continue;
    const { key, value, known } = unknown;
    const what =
      key === ''
        ? 'no drill has all of what it names'
        : `neither this history nor this repository has the ${key} "${value}".${didYouMean(value, known)}`;
    throw new HarnessError('BAD_SETTINGS', `The objective ${objective.name}: ${what}`, {
      place: objective.place,
      next: '`firedrill list` and `firedrill history list --all` show the drills.',
    });
  }
}
