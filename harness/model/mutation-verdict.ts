import type { MutantRecord, PlannedMutation } from './mutation.ts';
import type { Place } from './runbook.ts';
import type { Outcome, Reason } from './verdict.ts';

/**
 * `found`: check notices it. `refuted`: the drill does. `survived`: neither, so that nobody would notice the mistake
 * in time. `inconclusive`: the drill proves nothing.
 */
export type Fate = 'found' | 'refuted' | 'survived' | 'inconclusive';

export interface MutantFate extends MutantRecord {
  readonly fate: Fate;
  readonly reason: Reason;
}

/** What became of the mutants of one procedure in one run. */
export interface MutationVerdict
  extends Pick<PlannedMutation, 'drill' | 'seed' | 'candidates' | 'equivalent'> {
  readonly run: string;
  readonly procedure: { readonly title: string; readonly place: Place };
  /** How the page itself did, in the same run; null if it was not drilled. */
  readonly page: Outcome | null;
  readonly mutants: readonly MutantFate[];
  /** Found or refuted, of these and the survivors. */
  readonly killed: number;
  readonly decided: number;
}
