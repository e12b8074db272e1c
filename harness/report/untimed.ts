import {
  type Claimable,
  quantileWithin,
  summarise,
  type Trial,
  trialOf,
  trialsNeeded,
} from '../judge/trials.ts';
import { seconds } from '../model/figures.ts';
import type { Verdict } from '../model/verdict.ts';
import { claimText, runbookArm } from './words.ts';

/** Two drills are trials of the same thing if drill and text are the same. */
const isSame = (one: Verdict, other: Verdict) =>
  one.drill === other.drill && one.runbook.sha256 === other.runbook.sha256;

/**
 * The times to recover in all trials of a drill without a stated time, if they were watched to their end; null
 * if a time is stated, or none was measured.
 */
export function untimedTrials(
  verdict: Verdict,
  among: readonly Verdict[],
): readonly Trial[] | null {
  if (verdict.rto) return null;
  const trials = among
    .filter((other) => isSame(verdict, other) && other.faultProven.holds === true)
    .flatMap((other) => {
      const arm = runbookArm(other);
      return (arm && arm.watchedUntilMs !== null && trialOf(arm)) || [];
    });
  return trials.length > 0 ? trials : null;
}

/**
 * `no time stated: measured median 31.20 s, p95 33.40 s in 7 trials; at 95 % confidence the median is at
 * most 33.10 s, 59 trials are needed to claim p95`; null if a time is stated, or none was measured.
 */
export function untimedText(verdict: Verdict, among: readonly Verdict[]): string | null {
  const trials = untimedTrials(verdict, among);
  const summary = trials && summarise(trials);
  if (!trials || !summary) return null;
  const [median, p95] = [confidence(trials, 'median'), confidence(trials, 'p95')];
  if (trials.length === 1) {
    return `${claimText(verdict)}: measured ${figure(summary.median)} in 1 trial; ${median}, ${p95}`;
  }
  const censored = summary.censored > 0 ? `, ${summary.censored} of them not recovered` : '';
  const figures = `median ${figure(summary.median)}, p95 ${figure(summary.p95)}`;
  return `${claimText(verdict)}: measured ${figures} in ${trials.length} trials${censored}; ${median}, ${p95}`;
}

const figure = ({ ms, atLeast }: { ms: number; atLeast: boolean }) =>
  `${atLeast ? 'more than ' : ''}${seconds(ms)}`;

/** What the trials prove about a quantile, or how many trials are needed. */
function confidence(trials: readonly Trial[], name: Claimable): string {
  const what = name === 'median' ? 'the median' : name;
  const ms = quantileWithin(trials, name);
  if (ms !== null) return `at 95 % confidence ${what} is at most ${seconds(ms)}`;
  const needed = trialsNeeded(name);
  if (trials.length < needed) return `${needed} trials are needed to claim ${what}`;
  return `too few recovered to claim ${what}`;
}
