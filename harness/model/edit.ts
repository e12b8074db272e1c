import type { Place } from './runbook.ts';
import type { Reason, Verdict } from './verdict.ts';

/** What became of one of the two texts of an edited procedure. */
export type EditSide =
  | { readonly kind: 'drilled'; readonly verdict: Verdict }
  /** No drill could be planned from it. */
  | { readonly kind: 'refused'; readonly because: Reason }
  /** Nobody drilled it: it was not needed, or the run ended before its turn. */
  | { readonly kind: 'left-out'; readonly because: Reason };

/** `broken`: the old text worked, or was at least a drill, and the new one is not or does not. */
export type EditOutcome =
  | 'better'
  | 'same'
  | 'worse'
  | 'broken'
  | 'inconclusive'
  | 'inapplicable'
  | 'withstood';

/** What two drills of the same fault show of an edit, and why: the first reason is the one to read. */
export interface EditJudgement {
  readonly outcome: EditOutcome;
  readonly reasons: readonly Reason[];
}

/** One edited procedure in one drill. */
export interface EditVerdict extends EditJudgement {
  /** The scenario's id. */
  readonly drill: string;
  readonly title: string;
  /** As the scenario names it, and where it is: in the new text, if it is there. */
  readonly procedure: { readonly title: string; readonly place: Place };
  /** What the old text is of: `main`, or a commit. */
  readonly base: string;
  readonly old: EditSide;
  readonly edited: EditSide;
}
