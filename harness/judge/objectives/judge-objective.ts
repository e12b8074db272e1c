import type { DrilledSubject } from '../../model/drilled-subject.ts';
import type { HistoryRow } from '../../model/history.ts';
import type {
  DrilledProcedure,
  Objective,
  ObjectiveStatus,
  ObjectiveVerdict,
} from '../../model/objective.ts';
import { binomialInterval } from '../trials/binomial-interval.ts';
import { cleanTrialsUntil, leastThat } from '../trials/quantiles.ts';
import { anyTimeRule } from '../trials/rules.ts';
import { isChosen } from './chosen.ts';
import { sumOfDrills } from './drill-counts.ts';
import { judgeProcedure, type PresentDrill, sum } from './judge-procedure.ts';
import { windowStart } from './window.ts';

/** What a history and a repository have of the drills. */
export interface DrilledSoFar {
  readonly subjects: readonly DrilledSubject[];
  /** At least those of the longest window, the oldest first. */
  readonly rows: readonly HistoryRow[];
  readonly present: readonly PresentDrill[];
}

/**
 * Whether an objective is met. Met is a claim about all drills, those to come as well, so it takes all trials of
 * these texts and systems: they bear being looked at every night. Missed is one about this window.
 */
export function judgeObjective(
  objective: Objective,
  { subjects, rows, present }: DrilledSoFar,
  nowMs: number,
): ObjectiveVerdict {
  const sinceMs = windowStart(objective.window, nowMs);
  const about = subjects.filter((one) => isChosen(objective, one));
  const today = new Map(present.map((one) => [one.drill, one]));
  const drilled = [...Map.groupBy(about, ({ drill }) => drill)];
  const procedures = drilled.flatMap(([drill, its]) => {
    const own = rows.filter((row) => row.drill === drill);
    const moment = { nowMs, sinceMs, expiresDays: objective.expiresDays };
    return judgeProcedure(its, own, today.get(drill), moment) ?? [];
  });
  const known = new Set(drilled.map(([drill]) => drill));
  const undrilled = present.filter((one) => isChosen(objective, one) && !known.has(one.drill));
  return together(objective, sinceMs, procedures, undrilled.map(({ drill }) => drill).sort());
}

function together(
  objective: Objective,
  sinceMs: number,
  all: readonly DrilledProcedure[],
  undrilled: readonly string[],
): ObjectiveVerdict {
  const { target } = objective;
  // Without a stated time nothing can be in time.
  const procedures = all.filter(({ rtoMs }) => rtoMs !== null);
  const untimed = all.filter(({ rtoMs }) => rtoMs === null);
  const counted = sum(procedures.map(({ window }) => window));
  const ever = sum(procedures.map((one) => one.all));
  // What is expired proves nothing of what is there now, for a miss no more than for a claim.
  const fresh = sum(procedures.filter(({ expired }) => !expired).map(({ window }) => window));
  // By an edit a claim begins anew.
  const kept = sum(procedures.filter(({ isChanged }) => !isChanged).map((one) => one.all));
  const found = {
    window: counted,
    all: ever,
    share:
      counted.trials > 0
        ? binomialInterval(counted.inTime, counted.trials, counted.trials - counted.late)
        : null,
    proven: anyTimeRule(ever.inTime, ever.trials, target),
    disproved: anyTimeRule(fresh.late, fresh.trials, 1 - target),
    lateToMiss: leastThat(1, fresh.trials, (late) => anyTimeRule(late, fresh.trials, 1 - target)),
    // A share such as 0.9 is not exact: 0.1 of 10 is less than 1.
    budget: Math.floor((1 - target) * counted.trials + 1e-9),
    needed: cleanTrialsUntil(target, anyTimeRule, { inTime: kept.inTime, total: kept.trials }),
    windowDrills: sumOfDrills(procedures.map(({ windowDrills }) => windowDrills)),
    allDrills: sumOfDrills(procedures.map(({ allDrills }) => allDrills)),
    missing: procedures
      .filter((one) => one.expired === null && misses(one, target))
      .map(({ drill }) => drill),
  };
  const status = statusOf(found, { procedures, undrilled });
  return {
    objective,
    sinceMs,
    status,
    ...found,
    undrilled,
    procedures: [...procedures, ...untimed],
  };
}

/** By itself: among many procedures, those in time would hide it. */
const misses = ({ window }: DrilledProcedure, target: number) =>
  anyTimeRule(window.late, window.trials, 1 - target);

type Found = Pick<ObjectiveVerdict, 'window' | 'proven' | 'disproved' | 'budget'>;

function statusOf(
  { window, proven, disproved, budget }: Found,
  { procedures, undrilled }: Pick<ObjectiveVerdict, 'procedures' | 'undrilled'>,
): ObjectiveStatus {
  if (disproved) return 'missed';
  if (procedures.some(({ expired }) => expired !== null)) return 'expired';
  const isWithin = window.trials > 0 && window.trials - window.inTime <= budget;
  return proven && isWithin && undrilled.length === 0 ? 'met' : 'insufficient data';
}
