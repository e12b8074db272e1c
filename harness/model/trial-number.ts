/** Of the time to recover; `p50` is the median. */
export type Quantile = 'p50' | 'p90' | 'p95';

/** One trial of several that were declared before the first one began. */
export interface TrialNumber {
  /** From 1. */
  readonly number: number;
  /** How many were declared; with `until`, the most that there may be. */
  readonly of: number;
  /** The order of the arms follows from it. */
  readonly seed: number;
  /** Trials go on until this can be claimed, or no longer. */
  readonly until?: Quantile;
}
