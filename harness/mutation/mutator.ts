import type { Page, PageStep } from './page.ts';

/** Another text for a range of the document; offsets, `to` not included. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** A small mistake, as people make it when they write or copy a procedure. */
export interface Mistake {
  /** What is wrong now, as part of a sentence: `-n shop is -n default`. */
  readonly what: string;
  readonly edits: readonly Edit[];
  /** Steps that are gone, by their indexes on the page; of other mistakes, every step is still there. */
  readonly dropped?: readonly number[];
  /** The program refuses the command, so that it does not even begin. */
  readonly isRefused?: true;
  /** The step that now comes before the mutator's own. */
  readonly swapped?: number;
}

/** One kind of mistake: a file in `mutation/mutators/` named after it, and a line in `mutation/mutators.ts`. */
export interface Mutator {
  readonly name: string;
  /** Every mistake of this kind that somebody could make in the step. */
  mutate(step: PageStep, page: Page): Iterable<Mistake>;
}
