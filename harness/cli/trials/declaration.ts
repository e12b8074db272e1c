import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import { HarnessError } from '../../errors.ts';
import { cleanTrialsNeeded, quantiles } from '../../judge/trials/quantiles.ts';
import { anyTimeRule } from '../../judge/trials/rules.ts';
import type { Quantile } from '../../model/trial-number.ts';
import type { Declaration } from '../../scenario/plan-trials.ts';
import { given } from '../given.ts';

export interface TrialOptions {
  readonly trials?: number;
  readonly until?: Quantile;
  readonly most?: number;
  readonly seed?: number;
  readonly controlEvery?: number;
}

/** A run keeps the events of all its drills in memory. */
const mostTrials = 300;

export function addTrialOptions(run: Command): Command {
  return run
    .option('--trials <n>', 'run each drill n times, and report what may be claimed', (text) =>
      readNumber('--trials', text, 1, mostTrials),
    )
    .option(
      '--until <quantile>',
      'repeat each drill until p50, p90 or p95 can be claimed to be within the stated time, or no longer; needs --most',
      readQuantile,
    )
    .option('--most <n>', 'with --until: at most n times', (text) =>
      readNumber('--most', text, 1, mostTrials),
    )
    .option(
      '--seed <n>',
      'with --trials or --until: take the order of the arms from n (default: by chance, and printed)',
      (text) => readNumber('--seed', text, 0, 2 ** 31 - 1),
    )
    .option(
      '--control-every <n>',
      'with --trials or --until: run the control arm in each nth trial only, from the first one on',
      (text) => readNumber('--control-every', text, 1, mostTrials),
    );
}

/** What the options declare; undefined for drills that run once. BAD_USAGE if they contradict each other. */
export function readDeclaration(options: TrialOptions): Declaration | undefined {
  const { trials, until, most, controlEvery = 1, seed = randomInt(2 ** 31) } = options;
  if (trials !== undefined && (until !== undefined || most !== undefined)) {
    throw badUsage('--trials declares a number, and --until and --most leave it open.');
  }
  if ((until === undefined) !== (most === undefined)) {
    throw badUsage(until ? '--until needs --most.' : '--most works only with --until.');
  }
  const of = trials ?? most;
  if (of === undefined) {
    const alone = ['seed', 'controlEvery'] as const;
    if (alone.every((name) => options[name] === undefined)) return undefined;
    throw badUsage('--seed and --control-every work only with --trials or --until.');
  }
  if (until) checkEnough(until, of);
  return { of, seed, controlEvery, ...(until && { until }) };
}

/** BAD_USAGE if a claim could not be made even if every trial were in time: then nothing would be drilled. */
function checkEnough(until: Quantile, most: number): void {
  const needed = cleanTrialsNeeded(until, anyTimeRule);
  if (needed === null || most >= needed) return;
  const why = `--most ${most} is too few for --until ${until}: the claim takes ${needed} trials, if all are in time.`;
  throw new HarnessError('BAD_USAGE', why, {
    next: `Write --most ${needed} or more; --trials ${most} reports what ${most} trials show.`,
  });
}

const badUsage = (why: string) =>
  new HarnessError('BAD_USAGE', why, {
    next: 'Write `firedrill run NAME --trials 30`, or `firedrill run NAME --until p90 --most 80`.',
  });

function readNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new HarnessError(
    'BAD_USAGE',
    `${given(option, text)}: expected a whole number from ${least} to ${most}.`,
    { next: '`firedrill run --help` shows the options.' },
  );
}

function readQuantile(text: string): Quantile {
  const quantile = quantiles.find((name) => name === text);
  if (quantile) return quantile;
  throw new HarnessError('BAD_USAGE', `${given('--until', text)}: expected p50, p90 or p95.`, {
    next: 'p50 is the median of the time to recover.',
  });
}
