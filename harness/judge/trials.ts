import { binomialDistribution, mean, quantile } from 'simple-statistics';
import type { Measured } from '../model/verdict.ts';

/** One drill's time to recover; `censored`: it had not recovered after `ms`. */
export interface Trial {
  readonly ms: number;
  readonly censored: boolean;
}

/** A figure over trials; `atLeast`: because of censored trials only its lower bound is known. */
interface Figure {
  readonly ms: number;
  readonly atLeast: boolean;
}

export interface TrialSummary {
  readonly trials: number;
  readonly censored: number;
  readonly median: Figure;
  readonly p95: Figure;
  /** The mean time to recover. */
  readonly mttr: Figure;
}

/** An arm's outage as a trial; null if the arm was never broken. */
export function trialOf(arm: { outage: Measured | null; censored: boolean }): Trial | null {
  return arm.outage && { ms: arm.outage.ms, censored: arm.censored };
}

/** Median, p95 and MTTR; a censored trial counts as longer than any measured one. Null without trials. */
export function summarise(trials: readonly Trial[]): TrialSummary | null {
  if (trials.length === 0) return null;
  const censored = trials.filter((trial) => trial.censored).length;
  return {
    trials: trials.length,
    censored,
    median: quantileOf(trials, 0.5),
    p95: quantileOf(trials, 0.95),
    mttr: { ms: mean(trials.map(({ ms }) => ms)), atLeast: censored > 0 },
  };
}

function quantileOf(trials: readonly Trial[], share: number): Figure {
  const counted = trials.map(({ ms, censored }) => (censored ? Number.POSITIVE_INFINITY : ms));
  const ms = quantile(counted, share);
  if (Number.isFinite(ms)) return { ms, atLeast: false };
  // Every trial took at least the time for which it was watched, and so did the quantile.
  const least = trials.map((trial) => trial.ms);
  return { ms: quantile(least, share), atLeast: true };
}

const claimable = { median: 0.5, p90: 0.9, p95: 0.95 } as const;
export type Claimable = keyof typeof claimable;
const doubt = 0.05;

/**
 * The quantiles of the time to recover that lie within the RTO at 95 % confidence, when `inTime` of
 * `total` trials were in time. If the quantile q were beyond the RTO, a trial would be in time with a
 * chance of at most q, and this many trials with the chance of the binomial's tail. A quantile may be
 * claimed if that chance is at most 5 %. With none late the chance is q^n: 5 trials for the median, 29 for
 * p90, 59 for p95.
 */
export function claims(inTime: number, total: number): readonly Claimable[] {
  if (total === 0) return [];
  const names = Object.keys(claimable) as Claimable[];
  return names.filter((name) => tail(inTime, total, claimable[name]) <= doubt);
}

/**
 * The shortest time that a quantile of the time to recover does not exceed, at 95 % confidence: in sorted
 * order, the first trial that, with all before it, is unlikely to lie below the quantile. Null if there are
 * too few trials, or if that trial had not recovered.
 */
export function quantileWithin(trials: readonly Trial[], name: Claimable): number | null {
  const times = trials
    .map(({ ms, censored }) => (censored ? Number.POSITIVE_INFINITY : ms))
    .sort((one, other) => one - other);
  const at = times.findIndex((_, index) => tail(index + 1, times.length, claimable[name]) <= doubt);
  const ms = times[at];
  return ms !== undefined && Number.isFinite(ms) ? ms : null;
}

/** How many trials, all in time, are needed to claim a quantile. */
export function trialsNeeded(name: Claimable): number {
  return Math.ceil(Math.log(doubt) / Math.log(claimable[name]));
}

/** The chance of at least `successes` of `total`, each with the chance `share`. */
function tail(successes: number, total: number, share: number): number {
  const chances = binomialDistribution(total, share);
  if (!chances) return 1;
  return chances.slice(successes).reduce((sum, chance) => sum + chance, 0);
}
