import type { Place } from './runbook.ts';
import type { Reason, Verdict } from './verdict.ts';

/** The result for one of the two texts of an edited procedure. */
export type EditSide =
  | {
      readonly kind: 'drilled';
      /** Of several trials, the one to look at first: refuted if any is. */
      readonly verdict: Verdict;
      /** Every trial, where several were declared; the trials of the other text with the same numbers are their pairs. */
      readonly trials?: readonly Verdict[];
    }
  /** No drill could be planned from this text. */
  | { readonly kind: 'refused'; readonly because: Reason }
  /** Not drilled: not needed, or the run ended before its turn. */
  | { readonly kind: 'left-out'; readonly because: Reason };

/** `broken`: the old text worked, or could at least be drilled, and the new one does not or cannot. */
export type EditOutcome =
  | 'better'
  | 'same'
  | 'worse'
  | 'broken'
  | 'inconclusive'
  | 'inapplicable'
  | 'withstood';

/** What two drills of the same fault show about an edit, and why; the first reason matters most. */
export interface EditJudgement {
  readonly outcome: EditOutcome;
  readonly reasons: readonly Reason[];
  /** Where several pairs were drilled. */
  readonly pairs?: EditPairs;
}

/** What several pairs of drills show about the times to recover, by one-sided permutation tests. */
export interface EditPairs {
  /** Drilled with both texts. */
  readonly pairs: number;
  /** Of those, the pairs in which both drills prove something. */
  readonly compared: number;
  /** The chance of a difference as seen if the texts differ in nothing; null if no pair can be compared. */
  readonly times: {
    readonly slower: number;
    readonly faster: number;
    /** The least chance that so many pairs can show. */
    readonly best: number;
  } | null;
}

/** One edited procedure in one drill. */
export interface EditVerdict extends EditJudgement {
  /** The scenario's id. */
  readonly drill: string;
  readonly title: string;
  /** Its title as in the scenario, and its place: in the new text if that has it. */
  readonly procedure: { readonly title: string; readonly place: Place };
  /** The ref of the old text: `main`, or a commit. */
  readonly base: string;
  readonly old: EditSide;
  readonly edited: EditSide;
}
