/**
 * Programs, the arguments that current versions do not have, what became of them, and what to write
 * instead. The arguments are one text: each has a space before it, and no quotes.
 */
export type RemovedUsage = readonly [
  programs: string,
  given: RegExp,
  /** A sentence. */
  text: string,
  instead?: string | undefined,
  /** `old`: the program is still there on many machines. */
  age?: 'old',
];
