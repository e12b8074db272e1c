import type { Command } from 'commander';
import { HarnessError } from '../errors.ts';
import { ablate } from '../scenario/ablate.ts';
import { given } from './given.ts';
import { chosenPlace, type HistoryOptions } from './history/chosen-place.ts';
import { checkHistory } from './history/keep-results.ts';
import { notifyOption, webhookOf } from './history/notify.ts';
import type { Terminal } from './terminal.ts';
import { addTrialOptions, readDeclaration, type TrialOptions } from './trials/declaration.ts';
import { declareTrials } from './trials/declare-trials.ts';
import type { Work } from './work/choose-affected.ts';
import { chooseWork, type WorkOptions } from './work/choose-work.ts';
import { type RehearseOptions, rehearse } from './work/rehearse.ts';
import { printShard, readShard } from './work/shard.ts';
import { addSmokeOption, isSmoke, type SmokeOptions } from './work/smoke-option.ts';

interface RunOptions
  extends WorkOptions,
    TrialOptions,
    HistoryOptions,
    Omit<RehearseOptions, 'place' | 'webhook'> {
  readonly ablate?: boolean;
  readonly notify?: string;
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
    .option('--ablate', 'leave out each step in turn too: was it needed?')
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
  refuseTwoHistories(run);
  addTrialOptions(run)
    .option('--out <folder>', 'write journals and reports to this folder', 'out')
    .option(
      '--history <file>',
      'add the verdicts to this history (default: .firedrill/history.db, or what FIREDRILL_HISTORY names)',
    )
    .option('--no-history', 'add the verdicts to no history')
    .option(...notifyOption)
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nExit codes:\n  0  every drill verified its runbook, or its fault could do nothing here\n  1  a drill refuted its runbook\n  2  wrong usage or bad input; nothing was started\n  3  a drill is inconclusive, or Firedrill itself failed',
    )
    .action(async (names: string[], options: RunOptions & SmokeOptions) => {
      const choice = { ...options, smoke: isSmoke(options, terminal) };
      const declared = readDeclaration(options);
      const place = chosenPlace(options);
      const webhook = options.ab || !place ? undefined : webhookOf(options.notify);
      checkNotify(options, place);
      if (options.ablate) checkAblation(options);
      const chosen = withAblations(await chooseWork(names, choice, terminal), options);
      if (options.shard) printShard(options.shard, chosen.plans, terminal);
      const work = declared ? declareTrials(chosen, declared, terminal) : chosen;
      // With more shards than drills, this shard has none; the other shards run everything.
      if (work.plans.length === 0 && options.shard && work.edits.length === 0) {
        if (work.failures?.length) process.exitCode = 3;
        return;
      }
      await checkHistory(place);
      await rehearse(work, { ...options, place, webhook }, terminal);
    });
}

/** BAD_USAGE for --history beside --no-history: the later one would win in silence. */
function refuseTwoHistories(run: Command): void {
  const options = new Set<string>();
  for (const name of ['history', 'no-history']) {
    run.on(`option:${name}`, () => {
      options.add(name);
      if (options.size < 2) return;
      throw new HarnessError('BAD_USAGE', '--history and --no-history contradict each other.', {
        next: 'Use only one of them.',
      });
    });
  }
}

/** BAD_USAGE where nothing says how a drill of this text ended before. */
function checkNotify({ notify, ab }: Pick<RunOptions, 'notify' | 'ab'>, place: unknown): void {
  if (notify === undefined || (place && !ab)) return;
  const other = ab ? '--ab drills a proposal' : 'with --no-history there is none';
  throw new HarnessError('BAD_USAGE', `--notify compares with the history, but ${other}.`, {
    next: 'Leave one of them out.',
  });
}

/** BAD_USAGE for what chooses the arms in another way. */
function checkAblation({ arms, ab }: Pick<RunOptions, 'arms' | 'ab'>): void {
  if (arms === undefined && !ab) return;
  const other = arms === undefined ? '--ab' : '--arms';
  throw new HarnessError('BAD_USAGE', `--ablate chooses the arms, and so does ${other}.`, {
    next: `Leave one of them out; --arms without-<n> leaves out step n alone.`,
  });
}

const withAblations = (work: Work, { ablate: isAsked }: Pick<RunOptions, 'ablate'>): Work =>
  isAsked ? { ...work, plans: work.plans.map(ablate) } : work;

function readLanes(text: string): number {
  const lanes = Number(text);
  if (Number.isInteger(lanes) && lanes >= 1 && lanes <= 16) return lanes;
  throw new HarnessError(
    'BAD_USAGE',
    `${given('--lanes', text)}: expected a whole number from 1 to 16.`,
    {
      next: 'Leave --lanes out to let Firedrill choose.',
    },
  );
}
