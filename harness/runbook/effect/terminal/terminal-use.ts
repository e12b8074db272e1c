/**
 * What a program does with the terminal that it is started from, given the words after its name: each
 * says why, or undefined where it does not.
 */
export interface TerminalUse {
  /** It goes on until somebody stops it: `watch repeats …`. */
  readonly endless?: (rest: readonly string[]) => string | undefined;
  /** Somebody has to type; `fed`: its input comes from a pipe or a file. */
  readonly typed?: (rest: readonly string[], fed: boolean) => string | undefined;
}

/** By the name of the program. */
export type Programs = Readonly<Record<string, TerminalUse>>;

/** The same use for several programs. */
export const each = (names: string, use: (name: string) => TerminalUse): Programs =>
  Object.fromEntries(names.split(' ').map((name) => [name, use(name)]));
