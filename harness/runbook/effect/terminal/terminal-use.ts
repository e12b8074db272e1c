/**
 * How a program uses the terminal that starts it, given the words after its name. Each function returns
 * the reason, or undefined if it does not apply.
 */
export interface TerminalUse {
  /** It runs until somebody stops it: `watch repeats …`. */
  readonly endless?: (rest: readonly string[]) => string | undefined;
  /** Somebody has to type; `fed`: its input comes from a pipe or a file. */
  readonly typed?: (rest: readonly string[], fed: boolean) => string | undefined;
}

/** Uses of the terminal, by program name. */
export type Programs = Readonly<Record<string, TerminalUse>>;

/** The same use for several programs. */
export const each = (names: string, use: (name: string) => TerminalUse): Programs =>
  Object.fromEntries(names.split(' ').map((name) => [name, use(name)]));
