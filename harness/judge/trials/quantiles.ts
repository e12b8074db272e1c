import type { Quantile } from '../../model/trial-number.ts';
import type { Rule } from './rules.ts';

/** The quantiles of the time to recover that may be claimed, and the share of the drills that each is about. */
export const shares: Readonly<Record<Quantile, number>> = { p50: 0.5, p90: 0.9, p95: 0.95 };
export const quantiles = Object.keys(shares) as readonly Quantile[];

/** More is not worth naming: nobody drills so often. */
const mostNeeded = 2000;

/** The quantiles that lie within the RTO when `inTime` of `total` trials were in time. */
export const claimed = (inTime: number, total: number, rule: Rule): readonly Quantile[] =>
  quantiles.filter((name) => rule(inTime, total, shares[name]));

/** The quantiles that lie beyond the RTO when `late` of `total` trials were late. */
export const disproved = (late: number, total: number, rule: Rule): readonly Quantile[] =>
  quantiles.filter((name) => rule(late, total, 1 - shares[name]));

/** How many more trials, all in time, a claim takes after these; null if more than 2,000. */
export const cleanTrialsNeeded = (
  name: Quantile,
  rule: Rule,
  counted = { inTime: 0, total: 0 },
): number | null => cleanTrialsUntil(shares[name], rule, counted);

/** As `cleanTrialsNeeded`, for any share of the drills. */
export function cleanTrialsUntil(
  share: number,
  rule: Rule,
  { inTime, total }: { readonly inTime: number; readonly total: number },
): number | null {
  // Each trial in time adds to what is proven.
  return leastThat(0, mostNeeded, (more) => rule(inTime + more, total + more, share));
}

/** The least whole number that holds, where every larger one holds too; null if not even the largest does. */
export function leastThat(
  from: number,
  until: number,
  holds: (number: number) => boolean,
): number | null {
  if (from > until || !holds(until)) return null;
  let [low, high] = [from, until];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
