import type { Durations } from '../catalog/durations.ts';
import type { Clock } from '../clock.ts';
import { drill, harnessError } from '../drill/drill.ts';
import { journalVersion } from '../journal/events/drill-events.ts';
import type { JournalEvent, Stage } from '../journal/events.ts';
import { openRecorder, type Recorder } from '../journal/recorder.ts';
import { judgeOrSayWhy } from '../judge/unjudged.ts';
import type { Plan } from '../model/scenario.ts';
import type { Verdict } from '../model/verdict.ts';
import { describeMachine, describeVersions } from './describe-machine.ts';
import type { Environments } from './environment.ts';
import { journalFiles } from './journal-files.ts';
import { DrillQueue } from './lanes.ts';
import type { Origin } from './origin.ts';

export interface DrillOutcome {
  readonly plan: Plan;
  readonly journalFile: string;
  readonly events: readonly JournalEvent[];
  readonly verdict: Verdict;
}

export interface GamedayOptions {
  readonly run: string;
  readonly outFolder: string;
  readonly environments: Environments;
  /** How many drills run in parallel, each in a cluster of its own. */
  readonly lanes: number;
  /** How long drills took before, if known. */
  readonly durations: Durations;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Whether a drill must still run, after those that have; without it, all must. */
  readonly isDue?: (plan: Plan, outcomes: readonly DrillOutcome[]) => boolean;
  /** What drills start from, if known. */
  readonly origins?: ReadonlyMap<Plan, Origin>;
  readonly onPlan: (plan: Plan) => void;
  /** Called for every event of every journal when it is written. */
  readonly onEvent: (plan: Plan, event: JournalEvent) => void;
  /** Called with a sentence about each problem outside the drills. */
  readonly say: (text: string) => void;
}

/**
 * Runs many drills. Two drills of one system never fit into one cluster, because steps name their
 * namespaces: each lane has a cluster of its own, and keeps it as long as it stays clean. Outcomes come
 * in the order of the plans, without drills that were not due, or that an interrupt kept from starting.
 */
export async function gameday(
  plans: readonly Plan[],
  options: GamedayOptions,
): Promise<readonly DrillOutcome[]> {
  const queue = new DrillQueue(plans, options.durations);
  options.environments.prepare(queue.systems());
  const files = journalFiles(plans, options);
  const outcomes = new Map<Plan, DrillOutcome>();
  const work = async (lane: number) => {
    let folder: string | undefined;
    while (!options.signal.aborted) {
      const plan = queue.next(folder);
      if (!plan) break;
      if (options.isDue?.(plan, [...outcomes.values()]) === false) continue;
      folder = plan.system.folder;
      outcomes.set(plan, await drillInLane(plan, files.get(plan) ?? '', lane, options));
    }
    // No other lane needs this environment; releasing it now leaves the others more resources.
    await options.environments.release(lane);
  };
  const lanes = Math.min(options.lanes, plans.length);
  const ended = await Promise.allSettled(Array.from({ length: lanes }, (_, lane) => work(lane)));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return plans.map((plan) => outcomes.get(plan)).filter((outcome) => outcome !== undefined);
}

async function drillInLane(
  plan: Plan,
  journalFile: string,
  lane: number,
  options: GamedayOptions,
): Promise<DrillOutcome> {
  printing(options.onPlan, options)(plan);
  const print = printing((event: JournalEvent) => options.onEvent(plan, event), options);
  let verdict: Verdict | undefined;
  try {
    const events = await recordDrill(plan, journalFile, lane, { ...options, print });
    verdict = judgeOrSayWhy(events);
    return { plan, journalFile, events, verdict };
  } finally {
    // The next drill must start from an unchanged system: only a clean verdict proves that.
    if (verdict?.clean.holds !== true) await options.environments.discard(lane);
  }
}

/** The events of a drill, even if its journal cannot be written: other drills may still succeed. */
async function recordDrill(
  plan: Plan,
  file: string,
  lane: number,
  options: GamedayOptions & { readonly print: (event: JournalEvent) => void },
): Promise<readonly JournalEvent[]> {
  const started = startOf(plan, options);
  let recorder: Recorder | undefined;
  try {
    recorder = openRecorder(file, options.clock, options.print);
    recorder.record(started);
    await oneDrill(plan, lane, recorder, options);
    return recorder.events;
  } catch (error) {
    const atMs = recorder?.now() ?? 0;
    const failed = { ...harnessError(error, 'cluster'), atMs };
    options.print(failed);
    return [...(recorder?.events ?? [{ ...started, atMs }]), failed];
  }
}

/** Prints until printing fails, and reports the failure once: a printer must never end a drill. */
function printing<T>(print: (what: T) => void, { say }: GamedayOptions): (what: T) => void {
  let failed = false;
  return (what) => {
    if (failed) return;
    try {
      print(what);
    } catch (error) {
      failed = true;
      say(`The progress of a drill cannot be shown any more; the drill goes on. ${String(error)}`);
    }
  };
}

const startOf = (plan: Plan, { run, origins }: GamedayOptions) =>
  ({
    type: 'drill-started',
    version: journalVersion,
    run,
    startedAt: new Date().toISOString(),
    plan,
    machine: describeMachine(),
    versions: describeVersions(),
    ...origins?.get(plan),
  }) as const;

async function oneDrill(
  plan: Plan,
  lane: number,
  recorder: Recorder,
  options: GamedayOptions,
): Promise<void> {
  let stage: Stage = 'cluster';
  try {
    const environment = await options.environments.environmentFor(plan.system, lane, (reached) => {
      stage = reached;
    });
    const { cluster } = environment.tools;
    await environment.open(plan.scenario.allow);
    recorder.record({ type: 'cluster-ready', cluster: cluster.name, reused: environment.reused });
    recorder.record({ type: 'system-ready', images: environment.images });
    await drill(
      plan,
      { ...environment.tools, signal: AbortSignal.any([options.signal, environment.lost]) },
      recorder,
    );
  } catch (error) {
    recorder.record(harnessError(error, stage));
  }
  recorder.record({ type: 'drill-finished' });
}
