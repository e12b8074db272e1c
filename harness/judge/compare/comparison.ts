import type { Reason } from '../../model/verdict.ts';

/** The evidence from two drills for and against the new text of a procedure. */
export interface Comparison {
  readonly better: readonly Reason[];
  readonly worse: readonly Reason[];
  /** What did not change; shown only if nothing got better or worse. */
  readonly same: readonly Reason[];
}
