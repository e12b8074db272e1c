import type { Fix, Severity } from '../../model/finding.ts';
import type { Place } from '../../model/runbook.ts';
import type { LintDocument } from '../read/document.ts';

/** What a rule found; the rule itself supplies the rest of a finding. */
export interface Problem {
  readonly place: Place;
  /** Number of characters concerned, starting at the place; 1 by default. */
  readonly length?: number;
  /** What is wrong here, as a sentence. */
  readonly text: string;
  /** The severity of this finding, if it differs from the rule's. */
  readonly severity?: Severity;
  /** What to write instead, as a command or a sentence. */
  readonly instead?: string;
  /** Only where every reader would write the same. */
  readonly fix?: Fix;
}

/** The description of a rule, available without running it. */
export interface RuleText {
  /** What is wrong, in kebab case: `curl-without-fail`. It never changes, because people silence rules by name. */
  readonly name: string;
  readonly severity: Severity;
  /** Why it matters, as a sentence. */
  readonly why: string;
  /**
   * Runbooks, or plain shell if a text does not start with `#`; they are the rule's tests and its
   * documentation. In a bad one the rule finds exactly the text between « and »; in a good one,
   * nothing.
   */
  readonly examples: {
    readonly bad: readonly string[];
    readonly good: readonly string[];
    /** Files that exist next to the examples. */
    readonly files?: readonly string[];
  };
}

/** One kind of defect: a file in `lint/rules/<category>/`, named after the rule, and a line in `lint/rules.ts`. */
export interface Rule extends RuleText {
  check(document: LintDocument): Iterable<Problem>;
}
