import type { Place } from './runbook.ts';

/** A small mistake in a procedure: what it is and where. */
export interface MutantRecord {
  /** `M7` */
  readonly id: string;
  /** Its kind: `wrong-namespace`. */
  readonly mutator: string;
  /** As part of a sentence. */
  readonly what: string;
  /** The number of the step in the drill. */
  readonly step: number;
  readonly place: Place;
}

/** A mutant that a drill of the procedure is to judge, unless `check` finds it or nobody can drill it. */
export interface ChosenMutant extends MutantRecord {
  /** How `check` notices it. */
  readonly found?: { readonly rule: string; readonly place: Place };
  /** Why it cannot be drilled. */
  readonly refused?: string;
}

/** What a run declares before it drills mutants; in the plan of each of them, and of the page itself. */
export interface PlannedMutation {
  /** The drill of the page itself. */
  readonly drill: string;
  readonly seed: number;
  /** How many mutants may change something; of them `chosen` were taken by chance. */
  readonly candidates: number;
  readonly chosen: readonly ChosenMutant[];
  /** They change nothing in this drill; by reason, which is about the steps. */
  readonly equivalent: readonly {
    readonly because: string;
    readonly mutants: number;
    readonly steps: readonly number[];
  }[];
  /** The mutant that this plan drills; absent in the plan of the page itself. */
  readonly mutant?: string;
}
