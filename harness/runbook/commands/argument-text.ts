// Tables of commands describe arguments by a pattern over one text: each argument has a space before it, and no quotes.

/** Matches any arguments. */
export const always = /^/;

export const argumentText = (args: readonly string[]): string =>
  args.length === 0 ? '' : ` ${args.join(' ')}`;

/** Index, among a command's words, of the one at an offset of its arguments' text; 0, the program, past the end. */
export function wordAtOffset(words: readonly string[], offset: number): number {
  let length = 0;
  for (let at = 1; at < words.length; at += 1) {
    length += (words[at]?.length ?? 0) + 1;
    if (length > offset) return at;
  }
  return 0;
}

/** The rows by each of the programs that they name, with blanks between the names; in the order of the table. */
export function byProgram<Row>(
  rows: readonly Row[],
  namesOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    for (const program of namesOf(row).split(' ')) {
      const known = found.get(program);
      if (known) known.push(row);
      else found.set(program, [row]);
    }
  }
  return found;
}
