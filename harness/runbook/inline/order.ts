/**
 * How the words around a command speak of it. `run`: "Run …"; `ordered`: any other way to say that it is to be
 * done; `offered`: the reader decides; `look`: only to be taken as a step if the command looks ("Check whether … answers", "You can list them
 * with …"); `mentioned`: no step.
 */
export type Order = 'run' | 'ordered' | 'offered' | 'look' | 'mentioned';

export interface Surroundings {
  /** The words of its sentence before it, and after it. */
  readonly before: string;
  readonly after: string;
  /** The sentences before its own, in the same item or paragraph. */
  readonly above?: string;
  /** It stands in a list of steps, so that it needs no verb. */
  readonly inSteps: boolean;
  /** It stands in a list of what to look at. */
  readonly inChecks?: boolean;
  /** Labels make it a list of facts: only an order in so many words counts. */
  readonly isFact?: boolean;
  /** It stands in a list item. */
  readonly inItem: boolean;
  /** False where the sentence above makes it an example or a story: "The job runs:". */
  readonly isApart?: boolean | undefined;
  /** The language of the text, if it is not English; asked only where its words matter. */
  readonly language?: () => string | undefined;
}
