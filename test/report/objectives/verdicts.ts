import { judgeObjective } from '../../../harness/judge/objectives/judge-objective.ts';
import type { Objective, ObjectiveVerdict } from '../../../harness/model/objective.ts';
import { row } from '../../history/rows.ts';
import { subjectsOf } from '../../history/subjects-of.ts';

const dayMs = 86_400_000;
export const nowMs = Date.UTC(2026, 11, 15);

/** What becomes of an objective over this drill, drilled each night; the last `late` nights were late. */
export function verdictOf(
  {
    nights,
    late = 0,
    drill = 'shop/cart-hangs',
  }: { nights: number; late?: number; drill?: string },
  changes: Partial<Objective> = {},
): ObjectiveVerdict {
  const rows = Array.from({ length: nights }, (_, index) => {
    const ms = index < late ? 70_000 : 2000 + 100 * (index % 7);
    return row({
      ...{ run: `r${index}`, drill, startedMs: nowMs - (index + 0.5) * dayMs },
      ...{ recovery: { inTime: index >= late }, outcome: index < late ? 'refuted' : 'verified' },
      runbook: {
        ...{ outage: { ms, minMs: ms - 50, maxMs: ms + 50 }, detect: null, censored: false },
      },
    });
  });
  const objective: Objective = {
    ...{ name: 'cart', target: 0.9, window: { days: 28 }, expiresDays: 7 },
    place: { file: '.firedrill.yaml', line: 2, column: 5 },
    ...changes,
  };
  return judgeObjective(objective, { subjects: subjectsOf(rows), rows, present: [] }, nowMs);
}
