import type { Severity } from '../../model/finding.ts';
import type { Place } from '../../model/runbook.ts';
import type { LintDocument } from '../read/document.ts';

/** What a rule has found; the rest of a finding is the rule's own. */
export interface Problem {
  readonly place: Place;
  /** Characters that it is about, from the place on; 1 if left out. */
  readonly length?: number;
  /** What is wrong here, as a sentence. */
  readonly text: string;
  /** Of this one, where it is less certain than the rule's others. */
  readonly severity?: Severity;
  /** What to write in its place, as a command or a sentence. */
  readonly instead?: string;
}

/** What is known of a rule without running it. */
export interface RuleText {
  /** In kebab case, what is wrong: `curl-without-fail`. Never changed: people silence rules by it. */
  readonly name: string;
  readonly severity: Severity;
  /** Why it matters, as a sentence. */
  readonly why: string;
  /**
   * Runbooks, or shell alone where a text does not start with `#`; they are the rule's tests and its
   * documentation. In a bad one the rule finds what stands between « and », and nothing else; in a
   * good one, nothing.
   */
  readonly examples: {
    readonly bad: readonly string[];
    readonly good: readonly string[];
    /** Files that there are beside them. */
    readonly files?: readonly string[];
  };
}

/** One kind of defect: a file in `lint/rules/<category>/`, named after the rule, and a line in `lint/rules.ts`. */
export interface Rule extends RuleText {
  check(document: LintDocument): Iterable<Problem>;
}
