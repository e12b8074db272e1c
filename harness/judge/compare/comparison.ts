import type { Reason } from '../../model/verdict.ts';

/** What of two drills speaks for the new text of a procedure, and what against it. */
export interface Comparison {
  readonly better: readonly Reason[];
  readonly worse: readonly Reason[];
  /** What is alike, said where nothing else is. */
  readonly same: readonly Reason[];
}
