import { argumentText } from '../../commands/argument-text.ts';
import type { Programs, TerminalUse } from './terminal-use.ts';

/**
 * Programs, the arguments with which they use the terminal, how (after the program's name), and arguments
 * with which they do not. The arguments are one text: each has a space before it, and no quotes.
 */
type Row = readonly [programs: string, given: RegExp, how: string, unless?: RegExp];

/** Rows of one kind: `asks` is silent if its input comes from a pipe or a file, `asksTerminal` is not. */
export type Rows = Readonly<Record<'endless' | 'asks' | 'asksTerminal', readonly Row[]>>;

/** The uses of a table, after those that `programs` has already. */
export function withRows(programs: Programs, tables: readonly Rows[]): Programs {
  const all: Record<string, TerminalUse> = { ...programs };
  const add = (kind: keyof Rows, [names, given, how, unless]: Row) => {
    for (const name of names.split(' ')) {
      const before = Object.hasOwn(all, name) ? all[name] : undefined;
      const own = (rest: readonly string[]) => {
        const args = argumentText(rest);
        if (!given.test(args) || unless?.test(args)) return undefined;
        return `${name} ${how}`;
      };
      all[name] =
        kind === 'endless'
          ? { ...before, endless: (rest) => before?.endless?.(rest) ?? own(rest) }
          : {
              ...before,
              typed: (rest, fed) =>
                before?.typed?.(rest, fed) ?? (fed && kind === 'asks' ? undefined : own(rest)),
            };
    }
  };
  for (const table of tables) {
    for (const row of table.endless) add('endless', row);
    for (const row of table.asks) add('asks', row);
    for (const row of table.asksTerminal) add('asksTerminal', row);
  }
  return all;
}
