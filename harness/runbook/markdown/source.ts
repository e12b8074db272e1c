import type { Place } from '../../model/runbook.ts';

/**
 * A document with its places. `clean` is `text` with front matter, byte order mark and carriage
 * returns blanked; it has the same length, so every offset is valid in both.
 */
export interface Source {
  readonly text: string;
  readonly clean: string;
  placeAt(offset: number): Place;
  /** The other way round, for a place that the text has. */
  offsetOf(place: Pick<Place, 'line' | 'column'>): number;
  lineAt(offset: number): number;
}

/** A text's lines as places count them: without the byte order mark. */
export const linesOf = (text: string): readonly string[] =>
  text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);

export function readSource(file: string, text: string): Source {
  const clean = blankFrontMatter(unifyLineEnds(text));
  const starts = lineStarts(clean);
  const marked = text.startsWith('\uFEFF') ? 1 : 0;
  const lineAt = (offset: number): number => partAt(starts, offset) + 1;
  // Editors do not show the byte order mark, so it takes no column.
  const startOf = (line: number) => (line === 1 ? marked : (starts[line - 1] ?? 0));
  const placeAt = (offset: number): Place => {
    const line = lineAt(offset);
    return { file, line, column: offset - startOf(line) + 1 };
  };
  const offsetOf = ({ line, column }: Pick<Place, 'line' | 'column'>) => startOf(line) + column - 1;
  return { text, clean, placeAt, offsetOf, lineAt };
}

function unifyLineEnds(text: string): string {
  const unmarked = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  return unmarked.includes('\r')
    ? unmarked.replaceAll('\r\n', ' \n').replaceAll('\r', '\n')
    : unmarked;
}

/** Front matter is data about the document; as Markdown it would read as a heading. */
function blankFrontMatter(clean: string): string {
  const opening = /^ ?(---|\+\+\+)[ \t]*\n/.exec(clean.slice(0, 200));
  if (!opening) return clean;
  const closing = opening[1] === '---' ? /^(?:---|\.\.\.)[ \t]*$/gm : /^\+\+\+[ \t]*$/gm;
  closing.lastIndex = opening[0].length;
  if (!closing.exec(clean)) return clean;
  const end = closing.lastIndex;
  return clean.slice(0, end).replace(/[^\n]/g, ' ') + clean.slice(end);
}

function lineStarts(clean: string): number[] {
  const starts = [0];
  for (let at = clean.indexOf('\n'); at >= 0; at = clean.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the part that contains the offset; `starts` has the first offset of each part, ascending. */
export function partAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
