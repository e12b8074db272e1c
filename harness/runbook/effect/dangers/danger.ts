/** What a command does that nobody, or only somebody's further work, brings back. */
export interface Danger {
  /**
   * `destroys`: a store, a disk or a history is gone for good; `removes`: single things are.
   * `interrupts`: something that works stops, or moves, until somebody undoes it.
   *
   * Deletes by kubectl: `all` objects of a kind, `everywhere` in the cluster, a whole `namespace`, `forced`
   * without waiting. Prunes: `unused`, whatever does not run at the moment; `unused-volumes`, the same with
   * its data.
   */
  readonly kind:
    | 'destroys'
    | 'removes'
    | 'interrupts'
    | 'all'
    | 'everywhere'
    | 'namespace'
    | 'forced'
    | 'unused'
    | 'unused-volumes';
  /** Index of the word that shows the danger. */
  readonly at: number;
  /** The name of the namespace. */
  readonly name?: string;
  /** What it does, after "This": `drops a table`. */
  readonly what?: string;
}

/**
 * Programs, the arguments that make them dangerous, what they then do, and arguments that make them
 * harmless. The arguments are one text: each has a space before it, and no quotes.
 */
export type Row = readonly [programs: string, given: RegExp, what: string, unless?: RegExp];

/** The rows of one field, by what it takes to undo the command. */
export type Table = Readonly<Record<'destroys' | 'removes' | 'interrupts', readonly Row[]>>;
