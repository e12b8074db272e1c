import { totalmem } from 'node:os';
import type { Durations } from '../catalog/durations.ts';
import type { Plan } from '../model/scenario.ts';
import type { System } from '../model/system.ts';

/** Creating a cluster takes about as long as three drills: fewer drills are faster in one lane. */
const drillsPerLane = 3;
/** More lanes would starve each other of processor time when all restart something at once. */
const mostLanes = 3;
/** Memory for a whole system, its operator and its prober, with room to spare. */
const memoryPerLaneGb = 3;

/** How many drills to run in parallel, each lane in a cluster of its own. */
export function chooseLanes(drills: number, memoryBytes = totalmem()): number {
  const fitting = Math.floor(memoryBytes / 2 ** 30 / memoryPerLaneGb);
  return Math.max(1, Math.min(mostLanes, fitting, Math.ceil(drills / drillsPerLane)));
}

/**
 * Hands out plans to lanes: plans of one system one after another, so that a lane keeps its cluster;
 * and the longest first, so that no lane begins a long drill when the others are done. Trials keep their order,
 * which was declared, and a page goes before its mutants.
 */
export class DrillQueue {
  readonly #waiting: Plan[];

  constructor(plans: readonly Plan[], durations: Durations) {
    const expectedMs = (plan: Plan) => {
      const seconds = durations.get(plan.scenario.id);
      return seconds === undefined ? guessedMs(plan) : seconds * 1000;
    };
    const areInOrder = plans.some(({ trial, mutation }) => trial ?? mutation);
    this.#waiting = areInOrder
      ? [...plans]
      : [...plans].sort((one, other) => expectedMs(other) - expectedMs(one));
  }

  /** The systems of the waiting plans, each once, in the order in which lanes will need them. */
  systems(): readonly System[] {
    const byFolder = new Map<string, System>();
    for (const { system } of this.#waiting) {
      if (!byFolder.has(system.folder)) byFolder.set(system.folder, system);
    }
    return [...byFolder.values()];
  }

  /** The next plan, of the lane's own system if there is one; undefined when none is left. */
  next(folder: string | undefined): Plan | undefined {
    const own = this.#waiting.findIndex(({ system }) => system.folder === folder);
    const [plan] = this.#waiting.splice(Math.max(0, own), 1);
    return plan;
  }
}

/** The duration of a drill whose control arm does not recover and whose other arms soon do. */
function guessedMs({ scenario, controlMs }: Plan): number {
  const others = scenario.arms.filter((arm) => arm !== 'control').length;
  const control = scenario.arms.includes('control') ? controlMs : 0;
  return control + (others * controlMs) / 3;
}
