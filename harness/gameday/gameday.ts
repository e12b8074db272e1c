import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { drill, harnessError } from '../drill/drill.ts';
import { openRecorder, type Recorder } from '../drill/recorder.ts';
import { judge } from '../judge/judge.ts';
import { type JournalEvent, journalVersion, type Stage } from '../model/journal.ts';
import type { Plan } from '../model/scenario.ts';
import type { Verdict } from '../model/verdict.ts';
import { describeMachine, describeVersions } from './machine.ts';
import type { Stands } from './stand.ts';

export interface DrillOutcome {
  readonly plan: Plan;
  readonly journalFile: string;
  readonly events: readonly JournalEvent[];
  readonly verdict: Verdict;
}

export interface GamedayOptions {
  readonly run: string;
  readonly outFolder: string;
  readonly stands: Stands;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onPlan: (plan: Plan) => void;
  /** Called for every event of every journal, as it is written. */
  readonly onEvent: (plan: Plan, event: JournalEvent) => void;
}

/** Many drills, one after the other; drills of one system share a stand as long as it stays clean. */
export async function gameday(
  plans: readonly Plan[],
  options: GamedayOptions,
): Promise<readonly DrillOutcome[]> {
  const outcomes: DrillOutcome[] = [];
  for (const plan of plans) {
    if (options.signal.aborted) break;
    options.onPlan(plan);
    const file = `${plan.scenario.id.replaceAll('/', '-')}.jsonl`;
    const journalFile = join(options.outFolder, 'journals', file);
    const recorder = openRecorder(journalFile, options.clock, (event) =>
      options.onEvent(plan, event),
    );
    await oneDrill(plan, recorder, options);
    const verdict = judge(recorder.events);
    outcomes.push({ plan, journalFile, events: recorder.events, verdict });
    // A stand that is not as it was would give the next drill another system than its own.
    if (verdict.clean.holds !== true) await options.stands.discard(plan.system);
  }
  return outcomes;
}

async function oneDrill(plan: Plan, recorder: Recorder, options: GamedayOptions): Promise<void> {
  recorder.record({
    type: 'drill-started',
    version: journalVersion,
    run: options.run,
    startedAt: new Date().toISOString(),
    plan,
    machine: describeMachine(),
    versions: describeVersions(),
  });
  let stage: Stage = 'cluster';
  try {
    const stand = await options.stands.standFor(plan.system, (reached) => {
      stage = reached;
    });
    const { cluster } = stand.tools;
    recorder.record({ type: 'cluster-ready', cluster: cluster.name, reused: stand.reused });
    recorder.record({ type: 'system-ready', images: stand.images });
    await drill(
      plan,
      { ...stand.tools, signal: AbortSignal.any([options.signal, stand.lost]) },
      recorder,
    );
  } catch (error) {
    recorder.record(harnessError(error, stage));
  }
  recorder.record({ type: 'drill-finished' });
}
