import { type Durations, loadDurations } from '../../catalog/durations.ts';
import { systemClock } from '../../clock.ts';
import { openEnvironments } from '../../gameday/environments.ts';
import { gameday } from '../../gameday/gameday.ts';
import { chooseLanes } from '../../gameday/lanes.ts';
import { newRun } from '../../gameday/run-id.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { drillName } from '../../report/words.ts';
import { keepResults } from '../history/keep-results.ts';
import { interruptible } from '../interrupt.ts';
import { printImageProgress } from '../print-image-progress.ts';
import type { Terminal } from '../terminal.ts';
import type { Work } from './choose-affected.ts';
import { isDue } from './is-due.ts';
import { originsOf } from './origins.ts';
import { openOutFolder } from './out-folder.ts';
import { progressPrinter } from './progress.ts';
import { reportResults } from './report-results.ts';
import { loadReports } from './results.ts';

export interface RehearseOptions {
  readonly keep?: boolean;
  readonly lanes?: number;
  readonly out: string;
  readonly json?: boolean;
  /** Where the history is; absent: the drills are in none. */
  readonly place: HistoryPlace | undefined;
  /** Is told of drills that end otherwise than the last time. */
  readonly webhook?: URL | undefined;
}

/** Runs all drills of the work, writes and prints what they show, and sets the exit code. */
export async function rehearse(
  work: Work,
  options: RehearseOptions,
  terminal: Terminal,
): Promise<void> {
  await openOutFolder(options.out);
  if (work.plans.length === 0) {
    process.exitCode = await reportResults([], work, options, terminal);
    return;
  }
  const durations = await loadDurations();
  await interruptible(terminal, (signal) =>
    drillAll(work, { ...options, durations }, terminal, signal),
  );
}

async function drillAll(
  work: Work,
  options: RehearseOptions & { readonly durations: Durations },
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { plans } = work;
  const run = newRun();
  const environments = await openEnvironments({
    run,
    signal,
    keep: options.keep ?? false,
    say: terminal.say,
    onImageProgress: printImageProgress(terminal),
  });
  try {
    // Times are compared, so no other lane may slow a drill down.
    const areCompared =
      work.edits.length > 0 || plans.some(({ trial, mutation }) => trial ?? mutation);
    const lanes = options.lanes ?? (areCompared ? 1 : chooseLanes(plans.length));
    const printers = new Map(
      plans.map((plan) => [plan, progressPrinter(plan, terminal, lanes > 1)]),
    );
    // Load while the drills run, so that nobody waits for it when the verdicts are ready.
    loadReports().catch(() => undefined);
    const outcomes = await gameday(plans, {
      run,
      signal,
      environments,
      lanes,
      durations: options.durations,
      outFolder: options.out,
      clock: systemClock,
      isDue,
      origins: await originsOf(work),
      onPlan: ({ scenario: { id, title }, trial }) =>
        terminal.say(
          terminal.paint.bold(`\n${drillName({ drill: id, ...(trial && { trial }) })}: ${title}`),
        ),
      onEvent: (plan, event) => printers.get(plan)?.(event),
      say: terminal.say,
    });
    // Before the clean-up, so that a failing clean-up does not lose the results.
    const code = await reportResults(outcomes, work, options, terminal);
    process.exitCode = code;
    const isKept = await keepResults(outcomes, options.place, terminal, options.webhook);
    if (code === 0 && !isKept) process.exitCode = 3;
  } finally {
    await environments.end();
  }
}
