import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/runbook.ts';
import type { Mutant } from './mutants.ts';

/** The mutants of one drill, after `check` has read those that were chosen. */
export interface CheckedMutants {
  readonly drill: string;
  readonly procedure: { readonly title: string; readonly place: Place };
  /** The text without a mistake. */
  readonly runbook: { readonly file: string; readonly text: string };
  /** How many mutants may change something; of them some were chosen. */
  readonly candidates: number;
  readonly chosen: readonly CheckedMutant[];
  /** Set apart: they change nothing in this drill. */
  readonly equivalent: readonly Mutant[];
}

export interface CheckedMutant {
  readonly mutant: Mutant;
  /** The finding by which `check` notices the mistake. */
  readonly finding?: Finding;
}
