import { argumentText, byProgram } from '../../commands/argument-text.ts';
import type { Programs, TerminalUse } from './terminal-use.ts';

/**
 * Programs, the arguments with which they use the terminal, how (after the program's name), and arguments
 * with which they do not. The arguments are one text: each has a space before it, and no quotes.
 */
type Row = readonly [programs: string, given: RegExp, how: string, unless?: RegExp];

/** Rows of one kind: `asks` is silent if its input comes from a pipe or a file, `asksTerminal` is not. */
export type Rows = Readonly<Record<'endless' | 'asks' | 'asksTerminal', readonly Row[]>>;

interface Asking {
  readonly row: Row;
  readonly evenFed: boolean;
}

/** The uses of a table, after those that `programs` has already. */
export function withRows(programs: Programs, tables: readonly Rows[]): Programs {
  const endless = byProgram(
    tables.flatMap((table) => table.endless),
    ([names]) => names,
  );
  const asking = byProgram(
    tables.flatMap(({ asks, asksTerminal }): Asking[] => [
      ...asks.map((row) => ({ row, evenFed: false })),
      ...asksTerminal.map((row) => ({ row, evenFed: true })),
    ]),
    ({ row: [names] }) => names,
  );
  const names = new Set([...Object.keys(programs), ...endless.keys(), ...asking.keys()]);
  return Object.fromEntries(
    [...names].map((name) => {
      const before = Object.hasOwn(programs, name) ? programs[name] : undefined;
      return [name, useBy(name, before, endless.get(name), asking.get(name))];
    }),
  );
}

function useBy(
  name: string,
  before: TerminalUse | undefined,
  endless: readonly Row[] | undefined,
  asking: readonly Asking[] | undefined,
): TerminalUse {
  const all = asking?.map(({ row }) => row);
  const whenFed = asking?.filter(({ evenFed }) => evenFed).map(({ row }) => row);
  return {
    ...before,
    ...(endless && {
      endless: (rest) => before?.endless?.(rest) ?? reasonOf(name, endless, rest),
    }),
    ...(all && {
      typed: (rest, fed) =>
        before?.typed?.(rest, fed) ?? reasonOf(name, (fed ? whenFed : all) ?? [], rest),
    }),
  };
}

function reasonOf(name: string, rows: readonly Row[], rest: readonly string[]) {
  const args = argumentText(rest);
  const row = rows.find(([, given, , unless]) => given.test(args) && !unless?.test(args));
  return row && `${name} ${row[2]}`;
}
