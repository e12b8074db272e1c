import { mean, quantile } from 'simple-statistics';
import type { QuantileFigure } from '../../model/trials.ts';
import type { Measured, TrialTime, Verdict } from '../../model/verdict.ts';
import { quantileBounds } from './quantile-bounds.ts';
import { quantiles, shares } from './quantiles.ts';
import type { Rule } from './rules.ts';

/**
 * A drill as a trial of the recovery. Null if its fault was not proven: then there was nothing to recover from.
 * A drill that failed later is one, and what it does not show is undecided.
 */
export function trialOf({ faultProven, recoveredInTime, arms }: Verdict): TrialTime | null {
  const arm = arms.find((one) => one.arm === 'runbook');
  if (faultProven.holds !== true || !arm?.outage) return null;
  return trialWith(arm.outage, arm.censored, recoveredInTime.holds);
}

/** What was measured as a trial; without an upper bound if it had not recovered. */
export const trialWith = (
  { ms, minMs, maxMs }: Measured,
  censored: boolean,
  inTime: boolean | null,
): TrialTime => ({
  ...{ ms, minMs, maxMs: censored ? Number.POSITIVE_INFINITY : maxMs },
  ...{ censored, inTime },
});

/** Median, p90 and p95; a censored trial counts as longer than any measured one. */
export function figuresOf(trials: readonly TrialTime[], rule: Rule): readonly QuantileFigure[] {
  if (trials.length === 0) return [];
  return quantiles.map((name) => ({
    quantile: name,
    ...estimate(trials, shares[name]),
    ...quantileBounds(trials, shares[name], rule),
  }));
}

/** The median time to recover; what it is at least, if it depends on a censored trial. Null without trials. */
export const medianOf = (trials: readonly Timed[]) =>
  trials.length === 0 ? null : estimate(trials, shares.p50);

type Timed = Pick<TrialTime, 'ms' | 'censored'>;

/** By which trials are ranked: one that had not recovered took longer than any measured time. */
export const rankedMs = ({ ms, censored }: Timed): number =>
  censored ? Number.POSITIVE_INFINITY : ms;

function estimate(trials: readonly Timed[], share: number) {
  const ms = quantile(trials.map(rankedMs), share);
  if (Number.isFinite(ms)) return { ms, atLeast: false };
  // Every trial took at least the time for which it was watched, and so did the quantile.
  const least = trials.map((trial) => trial.ms);
  return { ms: quantile(least, share), atLeast: true };
}

/** The mean time to recover; with a censored trial, what it is at least. */
export function meanOf(trials: readonly TrialTime[]): { ms: number; atLeast: boolean } | null {
  if (trials.length === 0) return null;
  const atLeast = trials.some(({ censored }) => censored);
  return { ms: mean(trials.map(({ ms }) => ms)), atLeast };
}
