import { cleanTrialsNeeded, quantiles } from '../../judge/trials/quantiles.ts';
import { anyTimeRule } from '../../judge/trials/rules.ts';
import { seconds } from '../../model/figures.ts';
import type { Quantile } from '../../model/trial-number.ts';
import type { QuantileFigure, TrialsVerdict } from '../../model/trials.ts';
import type { Outcome } from '../../model/verdict.ts';
import { claimText, outcomeWords } from '../words.ts';
import { hasEstimate } from './has-estimate.ts';
import { coveredText, ruleText } from './limits.ts';
import { stepTrialsText } from './step-words.ts';

/** The most that may be said of these trials, and why no more. */
export interface TrialRow {
  readonly name: string;
  readonly text: string;
}

const quantileWords: Readonly<Record<Quantile, string>> = {
  p50: 'the median',
  p90: 'p90',
  p95: 'p95',
};

/** `7 drills of run t2xk91ab: 5 verified, 1 refuted, 1 inconclusive`, `60 drills of 3 runs: …`. */
export function drillsText({ drills, runs, outcomes }: TrialsVerdict): string {
  const words = (Object.keys(outcomeWords) as Outcome[]).flatMap((outcome) =>
    outcomes[outcome] ? [`${outcomes[outcome]} ${outcome}`] : [],
  );
  const of = runs.length === 1 ? `run ${runs[0]}` : `${runs.length} runs`;
  return `${drills} ${drills === 1 ? 'drill' : 'drills'} of ${of}: ${words.join(', ')}`;
}

/** The rows of every report on trials, in order; the last one is the small print. */
export function trialRows(trials: TrialsVerdict): readonly TrialRow[] {
  const needed = neededText(trials);
  return [
    { name: 'claim', text: claimOf(trials) },
    ...(needed === null ? [] : [{ name: 'not yet', text: needed }]),
    { name: 'in time', text: shareText(trials) },
    ...(trials.times.length > 0 ? [{ name: 'times', text: timesText(trials) }] : []),
    ...controlRow(trials),
    ...trials.steps.map((step) => ({ name: `no step ${step.step}`, text: stepTrialsText(step) })),
    { name: 'covers', text: coveredText(trials.covers) },
    { name: 'rule', text: ruleText(trials) },
    ...(trials.mean ? [{ name: 'mean', text: figure(trials.mean) }] : []),
  ];
}

/** `At 95 % confidence p90 of the time to recover is within < 60 seconds`, or why nothing can be said. */
export function claimOf(trials: TrialsVerdict): string {
  const { rto, claimed, disproved, inTime, trials: total } = trials;
  if (!rto) return ['No claim: no time is stated.', ...boundsNeeded(total)].join(' ');
  const [strongest, worst] = [claimed.at(-1), disproved[0]];
  const within = `of the time to recover is within the stated ${claimText({ rto })}`;
  const counted = `${inTime} of ${total} trials were in time`;
  if (strongest) return `At 95 % confidence, ${quantileWords[strongest]} ${within}: ${counted}.`;
  if (worst) {
    return `At 95 % confidence, ${quantileWords[worst]} of the time to recover is beyond the stated ${claimText({ rto })}: ${counted}.`;
  }
  if (total === 0) return 'No claim: no fault was proven, so no recovery was seen.';
  return `No claim: ${counted}, too few to say at 95 % confidence that the median ${within}.`;
}

function boundsNeeded(total: number): readonly string[] {
  const missing = quantiles.flatMap((name) => {
    const needed = cleanTrialsNeeded(name, anyTimeRule) ?? 0;
    return needed > total ? [`${needed} trials to bound ${quantileWords[name]}`] : [];
  });
  return missing.length > 0 ? [`It takes ${missing.join(', ')}.`] : [];
}

function neededText({ needed, disproved }: TrialsVerdict): string | null {
  const open = needed.filter(({ quantile }) => !disproved.includes(quantile));
  if (open.length === 0) return null;
  const each = open.map(({ quantile, more }) => `${quantileWords[quantile]} ${howMany(more)}`);
  return `A claim takes more trials, all in time: ${each.join(', ')}.`;
}

const howMany = (more: number | null) => (more === null ? 'more than 2,000' : `${more} more`);

function shareText(told: TrialsVerdict): string {
  const { rto, share, trials, inTime, late, undecided, drills } = told;
  const without = drills - trials;
  const unseen =
    without > 0
      ? ` ${without} more ${without === 1 ? 'drill' : 'drills'} proved no fault, and ${without === 1 ? 'is' : 'are'} no trial of the recovery.`
      : '';
  const all = trials === 1 ? '1 trial' : `${trials} trials`;
  if (!share) return `${all}${rto ? '' : '; no time is stated'}.${unseen}`;
  const open =
    undecided > 0 ? `, ${undecided} undecided (for a claim late, for a refutation in time)` : '';
  const [least, most] = [share.least, share.most].map((one) => `${(100 * one).toFixed(1)} %`);
  return `${inTime} of ${all}, ${late} late${open}: ${least} to ${most} (exact binomial interval, 95 % confidence).${unseen}`;
}

function timesText({ times, censored }: TrialsVerdict): string {
  const kept = censored > 0 ? ` ${censored} not recovered when watching ended, and kept.` : '';
  return `${quantilesText(times)}; each bound at 95 % confidence.${kept}`;
}

/** `the median 2.10 s (1.90 s to 2.40 s), p90 at least 2.90 s`, `the median 2.10 s (too few trials to bound it)`. */
export const quantilesText = (times: readonly QuantileFigure[]): string =>
  times.flatMap(quantileText).join(', ');

function quantileText(one: QuantileFigure): readonly string[] {
  const name = quantileWords[one.quantile];
  if (hasEstimate(one)) return [`${name} ${figure(one)} (${boundsText(one)})`];
  return one.leastMs === null ? [] : [`${name} at least ${seconds(one.leastMs)}`];
}

function boundsText({ leastMs, mostMs }: QuantileFigure): string {
  if (leastMs === null && mostMs === null) return 'too few trials to bound it';
  if (leastMs === null) return `at most ${seconds(mostMs ?? 0)}`;
  return mostMs === null
    ? `at least ${seconds(leastMs)}`
    : `${seconds(leastMs)} to ${seconds(mostMs)}`;
}

function controlRow({ credits }: TrialsVerdict): readonly TrialRow[] {
  const all = Object.values(credits).reduce((sum, count) => sum + count, 0);
  if (all === 0) return [{ name: 'control', text: 'No trial had a control arm.' }];
  const text = `Of ${all} trials with a control arm, ${credits.runbook ?? 0} credit the runbook, ${credits['heals alone'] ?? 0} healed alone, ${credits.unproven ?? 0} prove neither.`;
  return [{ name: 'control', text }];
}

const figure = ({ ms, atLeast }: { ms: number; atLeast: boolean }) =>
  `${atLeast ? 'more than ' : ''}${seconds(ms)}`;
