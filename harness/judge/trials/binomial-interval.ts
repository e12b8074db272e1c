import { chanceOfAtLeast, chanceOfAtMost } from './binomial.ts';

/** Shares between 0 and 1. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

/** What lies outside at either end: together 5 %. */
const outside = 0.025;

/**
 * The exact interval of Clopper and Pearson, at 95 % confidence, for the share of successes. `atMost`: the
 * successes if all that is undecided were one; the upper end is theirs.
 */
export function binomialInterval(atLeast: number, total: number, atMost = atLeast): Interval {
  return {
    least: atLeast === 0 ? 0 : solve((share) => chanceOfAtLeast(atLeast, total, share) - outside),
    most: atMost === total ? 1 : solve((share) => outside - chanceOfAtMost(atMost, total, share)),
  };
}

/** Where a rising function of a share is 0, by bisection. */
function solve(rising: (share: number) => number): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (rising(middle) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
