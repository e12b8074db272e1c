import type { Command } from 'commander';
import { type Durations, loadDurations } from '../catalog/durations.ts';
import { systemClock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { openEnvironments } from '../gameday/environments.ts';
import { gameday } from '../gameday/gameday.ts';
import { chooseLanes } from '../gameday/lanes.ts';
import { newRun } from '../gameday/run-id.ts';
import { interruptible } from './interrupt.ts';
import { printImageProgress } from './print-image-progress.ts';
import type { Terminal } from './terminal.ts';
import type { Work } from './work/choose-affected.ts';
import { chooseWork, type WorkOptions } from './work/choose-work.ts';
import { openOutFolder } from './work/out-folder.ts';
import { progressPrinter } from './work/progress.ts';
import { reportResults } from './work/report-results.ts';
import { loadHtml } from './work/results.ts';
import { printShard, readShard } from './work/shard.ts';

interface RunOptions extends WorkOptions {
  readonly keep?: boolean;
  readonly lanes?: number;
  readonly out: string;
  readonly json?: boolean;
}

export function addRun(program: Command, terminal: Terminal): void {
  program
    .command('run')
    .description('rehearse: break the system, do what the runbook says, measure, judge')
    .argument(
      '[name...]',
      'scenarios (raibid-ci/redis-hang), systems (raibid-ci), files or folders',
    )
    .option('--all', 'every drill that Firedrill brings along')
    .option('--telling', 'the short game day: the telling drills of every system')
    .option('--runbook <file>', 'rehearse this text of the runbook instead of the scenario’s own')
    .option(
      '--arms <names>',
      'only these arms, comma-separated: runbook, control, without-<step>, order-<name>',
    )
    .option(
      '--keep',
      'keep the cluster; the next run with --keep finds it and uses it if it is clean',
    )
    .option(
      '--lanes <n>',
      'drills done side by side, each in a cluster of its own; by default as many as pay',
      readLanes,
    )
    .option(
      '--shard <i/n>',
      'only the i-th of n parts, equally long by what scenarios/durations.json records',
      readShard,
    )
    .option('--affected', 'only what an edit affects, since --base <ref>: see firedrill affected')
    .option('--base <ref>', 'the branch, tag or commit that the edit is held against')
    .option('--ab', 'of each procedure that the edit changed, drill the old text too, and compare')
    .option('--out <folder>', 'where journals and reports go', 'out')
    .option('--json', 'print the report as JSON')
    .action(async (names: string[], options: RunOptions) => {
      const work = await chooseWork(names, options, terminal);
      if (options.shard) printShard(options.shard, work.plans, terminal);
      // More shards than drills: what was named is done, whole, by the others.
      if (work.plans.length === 0 && options.shard && work.edits.length === 0) return;
      await openOutFolder(options.out);
      if (work.plans.length === 0) {
        process.exitCode = await reportResults([], work, options, terminal);
        return;
      }
      const durations = await loadDurations();
      await interruptible(terminal, (signal) =>
        rehearse(work, { ...options, durations }, terminal, signal),
      );
    });
}

function readLanes(text: string): number {
  const lanes = Number(text);
  if (Number.isInteger(lanes) && lanes >= 1 && lanes <= 16) return lanes;
  throw new HarnessError('BAD_USAGE', `--lanes ${text} is no number of lanes.`, {
    next: 'Give a whole number from 1 to 16.',
  });
}

async function rehearse(
  work: Work,
  options: RunOptions & { readonly durations: Durations },
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
    // Two texts are compared: neither is to be slow because of what another lane does.
    const lanes = options.lanes ?? (work.edits.length > 0 ? 1 : chooseLanes(plans.length));
    const tellers = new Map(
      plans.map((plan) => [plan, progressPrinter(plan, terminal, lanes > 1)]),
    );
    // Loaded while the drills wait, not when their verdicts are waited for.
    loadHtml().catch(() => undefined);
    const outcomes = await gameday(plans, {
      run,
      signal,
      environments,
      lanes,
      durations: options.durations,
      outFolder: options.out,
      clock: systemClock,
      onPlan: (plan) =>
        terminal.say(terminal.paint.bold(`\n${plan.scenario.id}: ${plan.scenario.title}`)),
      onEvent: (plan, event) => tellers.get(plan)?.(event),
    });
    // Before the clean-up: should that fail, what was found out is not lost with it.
    process.exitCode = await reportResults(outcomes, work, options, terminal);
  } finally {
    await environments.end();
  }
}
