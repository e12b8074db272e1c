import type { Rule } from './rules.ts';

/** What one trial measured: the least and the most that the time to recover can have been, in milliseconds. */
export interface TimeBounds {
  readonly minMs: number;
  /** Infinite if it had not recovered. */
  readonly maxMs: number;
}

/**
 * Bounds of a quantile of the time to recover, each at 95 % confidence, by the order of the trials. If the k-th
 * shortest time were below the quantile, k trials would have been; a rule that this many prove to be more than
 * the quantile's share of all shows that it is not. Null: too few trials, or it had not recovered.
 */
export function quantileBounds(
  trials: readonly TimeBounds[],
  share: number,
  rule: Rule,
): { readonly leastMs: number | null; readonly mostMs: number | null } {
  const total = trials.length;
  const shortest = trials.map(({ maxMs }) => maxMs).sort((one, other) => one - other);
  const longest = trials.map(({ minMs }) => minMs).sort((one, other) => other - one);
  const mostMs = shortest.find((_, before) => rule(before + 1, total, share));
  const leastMs = longest.find((_, before) => rule(before + 1, total, 1 - share));
  return {
    leastMs: leastMs ?? null,
    mostMs: mostMs !== undefined && Number.isFinite(mostMs) ? mostMs : null,
  };
}
