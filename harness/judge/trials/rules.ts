import { chanceOf, chanceOfAtLeast, chanceOfAtMost } from './binomial.ts';

/**
 * Whether `successes` of `total` trials prove, at 95 % confidence, that a trial succeeds with a chance of more
 * than `share`.
 */
export type Rule = (successes: number, total: number, share: number) => boolean;

/** How often a claim may be made that is not true. */
const doubt = 0.05;
/** A share of 0.05 that was computed as 1 - 0.95 is a little more than that. */
const rounding = 1e-12;

/** For a number of trials that was fixed beforehand, and for nothing else. */
export const declaredRule: Rule = (successes, total, share) =>
  total > 0 && chanceOfAtLeast(successes, total, share) <= doubt + rounding;

/**
 * For trials at which somebody looks whenever they like, and may stop: a wrong claim is ever made in at most 5 %
 * of all histories (Ville's inequality).
 */
export const anyTimeRule: Rule = (successes, total, share) =>
  evidence(successes, total, share) >= 1 / doubt;

/**
 * The value of an e-process. It bets on each trial against a chance of at most `share`: half of the stake on a
 * chance of 1, half spread evenly over the chances from `share` to 1. Were the chance at most `share`, the value
 * would not be expected to grow. NaN where the numbers are too small to compute, which proves nothing.
 */
export function evidence(successes: number, total: number, share: number): number {
  const allSucceed = successes === total ? share ** -total : 0;
  // The integral of p^s (1-p)^f from `share` to 1 is a tail of the beta distribution, and so of the binomial.
  const spread =
    chanceOfAtMost(successes, total + 1, share) /
    ((1 - share) * (total + 1) * chanceOf(successes, total, share));
  return (allSucceed + spread) / 2;
}
