import type { Reason } from '../../model/verdict.ts';

/**
 * What counting one kind of data in one arm came to. `untold`: it should have been counted and was
 * not; `unclaimed`: some is lost, and the runbook sets no limit to that.
 */
export interface DataFinding {
  readonly kind: 'safe' | 'refuted' | 'untold' | 'unclaimed';
  readonly reason: Reason;
}
