import { charactersOf, columnsOf, fitting } from '../cells.ts';

/** The widest piece of a line that is shown where nobody knows the terminal, in columns. */
const maxWidth = 120;
/** What is shown in front of the place, where the line is cut: a part of the width. */
const leadOf = (columns: number) => Math.floor(columns / 4);

/** What acts on a terminal instead of being shown: control characters, and those that turn the order of text. */
const unseen = /(?!\t)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** A document's lines as places count them: without byte order mark. */
export const sourceLines = (text: string): readonly string[] =>
  text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);

/**
 * A line of a document as a terminal may show it, cut where it is wider than `columns`, and the marks
 * that go under `length` characters from `column` on (both in UTF-16 units, `column` from 1).
 */
export function underline(
  line: string,
  column: number,
  length: number,
  columns = maxWidth,
): { readonly shown: string; readonly marks: string } {
  const at = column - 1;
  const lead = leadOf(columns);
  // A document may be one line: nothing far from the place is looked at.
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

/** Of a character that is joined from several. */
const unitsOfCharacter = 4;

/** The last characters of a text that fit into so many columns. */
function trailing(text: string, columns: number): string {
  const characters = charactersOf(text);
  const count = fitting(characters.toReversed(), columns);
  return characters.slice(characters.length - count).join('');
}

/** As wide as the text, with its tabs. */
const blank = (text: string) =>
  text
    .split('\t')
    .map((part) => ' '.repeat(columnsOf(part)))
    .join('\t');

const safe = (text: string) => text.replace(unseen, '�');
