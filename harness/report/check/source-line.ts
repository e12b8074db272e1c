import { charactersOf, columnsOf, fitting } from '../cells.ts';

/** The widest piece of a line to show if the terminal's width is unknown, in columns. */
const maxWidth = 120;
/** The columns to show in front of the place in a line that is cut. */
const leadOf = (columns: number) => Math.floor(columns / 4);

/** Characters that act on a terminal: control characters, and marks that reverse the order of text. */
const unseen = /(?!\t)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A line of a document, safe for a terminal and cut if it is wider than `columns`, with the marks
 * to print under `length` characters from `column` on (both in UTF-16 units, `column` from 1).
 */
export function underline(
  line: string,
  column: number,
  length: number,
  columns = maxWidth,
): { readonly shown: string; readonly marks: string } {
  const at = column - 1;
  const lead = leadOf(columns);
  // A document may be a single line, so nothing far from the place is read.
  const near = line.slice(0, at + unitsOfCharacter * columns);
  const isShort = line.length <= unitsOfCharacter * columns;
  const isWhole = isShort && columnsOf(safe(line)) <= columns;
  const ahead = safe(line.slice(isWhole ? 0 : Math.max(0, at - unitsOfCharacter * lead), at));
  const before = isWhole ? ahead : trailing(ahead, lead);
  const behind = charactersOf(safe(near.slice(at)));
  const room = columns - columnsOf(before);
  const after = behind.slice(0, isWhole ? undefined : fitting(behind, room)).join('');
  const left = isWhole || before.length === at ? '' : '…';
  const right = isWhole || at + after.length >= line.length ? '' : '…';
  const marked = safe(line.slice(at, at + Math.min(length, after.length)));
  return {
    shown: left + before + after + right,
    marks: left.replace('…', ' ') + blank(before) + '^'.repeat(Math.max(1, columnsOf(marked))),
  };
}

/** UTF-16 units to allow for one character that is joined from several. */
const unitsOfCharacter = 4;

/** The last characters of a text that fit into the given number of columns. */
function trailing(text: string, columns: number): string {
  const characters = charactersOf(text);
  const count = fitting(characters.toReversed(), columns);
  return characters.slice(characters.length - count).join('');
}

/** Spaces as wide as the text, with its tabs kept. */
const blank = (text: string) =>
  text
    .split('\t')
    .map((part) => ' '.repeat(columnsOf(part)))
    .join('\t');

const safe = (text: string) => text.replace(unseen, '�');
