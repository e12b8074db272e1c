import type { Command } from 'commander';
import { type Durations, loadDurations } from '../catalog/durations.ts';
import { systemClock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { openEnvironments } from '../gameday/environments.ts';
import { gameday } from '../gameday/gameday.ts';
import { chooseLanes } from '../gameday/lanes.ts';
import { newRun } from '../gameday/run-id.ts';
import type { HistoryPlace } from '../history/place.ts';
import { drillName } from '../report/words.ts';
import { chosenPlace, type HistoryOptions } from './history/chosen-place.ts';
import { checkHistory, keepResults } from './history/keep-results.ts';
import { interruptible } from './interrupt.ts';
import { printImageProgress } from './print-image-progress.ts';
import type { Terminal } from './terminal.ts';
import { addTrialOptions, readDeclaration, type TrialOptions } from './trials/declaration.ts';
import { declareTrials, isDue } from './trials/declare-trials.ts';
import type { Work } from './work/choose-affected.ts';
import { chooseWork, type WorkOptions } from './work/choose-work.ts';
import { originsOf } from './work/origins.ts';
import { openOutFolder } from './work/out-folder.ts';
import { progressPrinter } from './work/progress.ts';
import { reportResults } from './work/report-results.ts';
import { loadReports } from './work/results.ts';
import { printShard, readShard } from './work/shard.ts';
import { addSmokeOption, isSmoke, type SmokeOptions } from './work/smoke-option.ts';

interface RunOptions extends WorkOptions, TrialOptions, HistoryOptions {
  readonly keep?: boolean;
  readonly lanes?: number;
  readonly out: string;
  readonly json?: boolean;
}

export function addRun(program: Command, terminal: Terminal): void {
  const run = program
    .command('run')
    .description('break the system, do what the runbook says, measure the outage, give a verdict')
    .argument(
      '[name...]',
      'scenarios (raibid-ci/redis-hang), systems (raibid-ci), files or folders',
    )
    .option('--all', 'run every built-in drill');
  addSmokeOption(run, 'run the smoke game day: one or two drills of each system')
    .option('--runbook <file>', 'use this text instead of the runbook that the scenario names')
    .option(
      '--arms <names>',
      'run these arms only, comma-separated: runbook, control, without-<step>, order-<name>',
    )
    .option('--keep', 'keep the cluster; the next run with --keep reuses it if it is unchanged')
    .option(
      '--lanes <n>',
      'run n drills in parallel, each in its own cluster (default: as many as this machine can run)',
      readLanes,
    )
    .option(
      '--shard <i/n>',
      'run part i of n; the parts take about equally long, by scenarios/durations.json',
      readShard,
    )
    .option('--affected', 'run only the drills that your edit affects; needs --base')
    .option('--base <ref>', 'branch, tag or commit to compare your edit with')
    .option(
      '--ab',
      'with --affected: drill the old text too, and compare the two; with --trials, in n pairs',
    );
  addTrialOptions(run)
    .option('--out <folder>', 'write journals and reports to this folder', 'out')
    .option(
      '--history <file>',
      'add the verdicts to this history (default: .firedrill/history.db, or what FIREDRILL_HISTORY names)',
    )
    .option('--no-history', 'add the verdicts to no history')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nExit codes:\n  0  every drill verified its runbook, or its fault could do nothing here\n  1  a drill refuted its runbook\n  2  wrong usage or bad input; nothing was started\n  3  a drill is inconclusive, or Firedrill itself failed',
    )
    .action(async (names: string[], options: RunOptions & SmokeOptions) => {
      const choice = { ...options, smoke: isSmoke(options, terminal) };
      const declared = readDeclaration(options);
      const place = chosenPlace(options);
      const chosen = await chooseWork(names, choice, terminal);
      if (options.shard) printShard(options.shard, chosen.plans, terminal);
      const work = declared ? declareTrials(chosen, declared, terminal) : chosen;
      // With more shards than drills, this shard has none; the other shards run everything.
      if (work.plans.length === 0 && options.shard && work.edits.length === 0) {
        if (work.failures?.length) process.exitCode = 3;
        return;
      }
      await checkHistory(place);
      await openOutFolder(options.out);
      if (work.plans.length === 0) {
        process.exitCode = await reportResults([], work, options, terminal);
        return;
      }
      const durations = await loadDurations();
      await interruptible(terminal, (signal) =>
        rehearse(work, { ...options, durations, place }, terminal, signal),
      );
    });
}

function readLanes(text: string): number {
  const lanes = Number(text);
  if (Number.isInteger(lanes) && lanes >= 1 && lanes <= 16) return lanes;
  throw new HarnessError('BAD_USAGE', `--lanes ${text}: expected a whole number from 1 to 16.`, {
    next: 'Leave --lanes out to let Firedrill choose.',
  });
}

async function rehearse(
  work: Work,
  options: RunOptions & { readonly durations: Durations; readonly place: HistoryPlace | undefined },
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
    const areCompared = work.edits.length > 0 || plans.some(({ trial }) => trial !== undefined);
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
    const isKept = await keepResults(outcomes, options.place, terminal);
    if (code === 0 && !isKept) process.exitCode = 3;
  } finally {
    await environments.end();
  }
}
