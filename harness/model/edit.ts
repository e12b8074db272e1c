import type { Place } from './runbook.ts';
import type { Reason, Verdict } from './verdict.ts';

/** The result for one of the two texts of an edited procedure. */
export type EditSide =
  | { readonly kind: 'drilled'; readonly verdict: Verdict }
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
