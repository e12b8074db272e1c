import { HarnessError } from '../../errors.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { rowsBetween, subjectsUntil } from '../../history/subjects.ts';
import { type Choosable, unknownIn } from '../../judge/objectives/chosen.ts';
import { type DrilledSoFar, judgeObjective } from '../../judge/objectives/judge-objective.ts';
import { windowStart } from '../../judge/objectives/window.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Objective, ObjectiveVerdict } from '../../model/objective.ts';
import { openExisting } from '../history/open-existing.ts';
import { sayFuture } from '../history/say-future.ts';
import type { Terminal } from '../terminal.ts';
import { presentDrills } from './present-drills.ts';

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
    const { drills, areOwn } = await presentDrills(process.cwd(), subjects, terminal);
    const soFar = { subjects, rows, present: drills };
    checkNames(objectives, [...subjects, ...drills]);
    return objectives.map((one) => judgeObjective(one, withoutBuiltIn(soFar, areOwn), nowMs));
  } finally {
    await history.close();
  }
}

/** Of the built-in drills, only those are somebody's that were drilled. */
function withoutBuiltIn({ present, ...soFar }: DrilledSoFar, areOwn: boolean): DrilledSoFar {
  const drilled = new Set(soFar.subjects.map(({ drill }) => drill));
  return { ...soFar, present: present.filter(({ drill }) => areOwn || drilled.has(drill)) };
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
