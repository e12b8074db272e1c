/** The widest piece of a line that is shown, in characters. */
const maxWidth = 120;
/** What is shown in front of the place, where the line is cut. */
const lead = 30;

/** What acts on a terminal instead of being shown: control characters, and those that turn the order of text. */
const unseen = /(?!\t)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** A document's lines as places count them: without byte order mark. */
export const sourceLines = (text: string): readonly string[] =>
  text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);

/**
 * A line of a document as a terminal may show it, cut where it is long, and the marks that go under
 * `length` characters from `column` on (both in UTF-16 units, `column` from 1).
 */
export function underline(
  line: string,
  column: number,
  length: number,
): { readonly shown: string; readonly marks: string } {
  const at = column - 1;
  const from = line.length > maxWidth ? Math.max(0, at - lead) : 0;
  const to = Math.min(line.length, from + maxWidth);
  const [left, right] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
  const shown = `${left}${safe(line.slice(from, to))}${right}`;
  const before = `${left}${safe(line.slice(from, at))}`;
  const marked = safe(line.slice(at, Math.min(at + length, to)));
  return {
    shown,
    marks: before.replace(/[^\t]/gu, ' ') + '^'.repeat(Math.max(1, [...marked].length)),
  };
}

const safe = (text: string) => text.replace(unseen, '�');
