/** The first words at the console of a router or a switch: no shell has such a program. */
const verbs =
  /^(?:show|clear|no|undebug|configure|interface|router|neighbor|request|commit|display|undo)$/;

/** True for a line that is typed at such a console: `clear bgp neighbor <peer>`; `clear` alone is a program. */
export const isOfConsole = (words: readonly string[]): boolean =>
  words.length > 1 && verbs.test(words[0] ?? '') && !words[1]?.startsWith('-');
