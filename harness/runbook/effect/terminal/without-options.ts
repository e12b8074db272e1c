/** The words that are neither options nor, as far as the words show it, their values. */
export const withoutOptions = (rest: readonly string[]): readonly string[] =>
  rest.filter((word, at) => !word.startsWith('-') && !isValue(rest, at));

/** The word after an option without `=` may be its value. */
const isValue = (rest: readonly string[], at: number) => /^--?[\w.-]+$/.test(rest[at - 1] ?? '');
