import type { Reason } from '../../model/verdict.ts';

/**
 * The result of counting one kind of data in one arm. `uncounted`: it should have been counted and was
 * not; `unclaimed`: some is lost, and the runbook sets no limit to that.
 */
export interface DataFinding {
  readonly kind: 'safe' | 'refuted' | 'uncounted' | 'unclaimed';
  readonly reason: Reason;
}
