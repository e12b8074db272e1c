import { totalmem } from 'node:os';
import type { Durations } from '../catalog/durations.ts';
import type { Plan } from '../model/scenario.ts';

/** A cluster costs as much waiting as about three drills do, so that fewer are better done in turn. */
const drillsPerLane = 3;
/** More starve each other of processor time when they all restart something at once. */
const mostLanes = 3;
/** A whole system, its operator and its prober, with room to spare. */
const memoryPerLaneGb = 3;

/** How many drills to do side by side, each lane in a cluster of its own. */
export function chooseLanes(drills: number, memoryBytes = totalmem()): number {
  const fitting = Math.floor(memoryBytes / 2 ** 30 / memoryPerLaneGb);
  return Math.max(1, Math.min(mostLanes, fitting, Math.ceil(drills / drillsPerLane)));
}

/**
 * Hands plans out to lanes: those of one system after each other, so that a lane keeps its cluster,
 * and the longest first, so that no lane begins a long one when the others are done.
 */
export class DrillQueue {
  readonly #waiting: Plan[];

  constructor(plans: readonly Plan[], durations: Durations) {
    const expectedMs = (plan: Plan) => {
      const seconds = durations.get(plan.scenario.id);
      return seconds === undefined ? guessedMs(plan) : seconds * 1000;
    };
    this.#waiting = [...plans].sort((one, other) => expectedMs(other) - expectedMs(one));
  }

  /** The next plan, of the lane's own system if there is one; undefined when none is left. */
  next(folder: string | undefined): Plan | undefined {
    const own = this.#waiting.findIndex(({ system }) => system.folder === folder);
    const [plan] = this.#waiting.splice(Math.max(0, own), 1);
    return plan;
  }
}

/** How long a drill takes if its control arm does not recover and the others do soon. */
function guessedMs({ scenario, controlMs }: Plan): number {
  const others = scenario.arms.filter((arm) => arm !== 'control').length;
  const control = scenario.arms.includes('control') ? controlMs : 0;
  return control + (others * controlMs) / 3;
}
