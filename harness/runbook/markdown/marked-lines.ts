/** A line of a paragraph that begins with the mark of a list. Offsets count in the paragraph's text. */
export interface MarkedLine {
  /** Where the mark begins, and where its content does. */
  readonly markFrom: number;
  readonly from: number;
  /** The end of its last line. */
  readonly to: number;
  readonly number: number | undefined;
}

interface Mark {
  readonly style: string;
  readonly value: number;
}

interface Candidate extends Omit<MarkedLine, 'to'> {
  /** What the mark may be: `i)` is the first Roman number, or the ninth letter. */
  readonly marks: readonly Mark[];
}

const words = 'one two three four five six seven eight nine ten'.split(' ');
const ordinals = 'first second third fourth fifth sixth seventh eighth'.split(' ');
const romans = 'i ii iii iv v vi vii viii ix x'.split(' ');

/** `Step 1.`, `**Step one:**`, `First:`. */
const step = new RegExp(
  `^(\\*\\*|__)?(?:(step) #?(\\d{1,2}|${words.join('|')})|(${ordinals.join('|')})(?= ?[:,)]))(?:(?:[.:)]| [-–—])?\\1[.:)]?|[.:)]| [-–—])[ \\t]+(?=\\S)`,
  'i',
);
/** `a)`, `(a)`, `A.`, `(1)`, `1)`, `1.`, `1\.`, and `1.` right before code. */
const short =
  /^(\(?)(\d{1,2}|[A-Za-z]|[ivxIVX]{2,4})(\\?[.):]|\))(?:[ \t]+(?=\S)|(?<=\d\\?[.):])(?=[`*A-Z]))/;
/** `1️⃣`, `①`, `❶`. */
const drawn = /^(?:(\d)\uFE0F?\u20E3|([①-⑳])|([❶-❿]))[ \t]*(?=\S)/u;
/** `•`, `●`; `-` right before code. */
const bullet = /^(?:([•●▪◦‣∙])[ \t]*|([-*+])(?=`))(?=\S)/;
const anyMark =
  /^[ \t]*(?:(?:\*\*|__)?(?:step|first|second|third)\b|\(?\w{1,4}\\?[.):]|\d\uFE0F?\u20E3|[①-⑳❶-❿•●▪◦‣∙]|[-*+]`)/im;

/**
 * Lines that go on counting (`Step 1. …`, `Step 2. …`; `a) …`, `b) …`; `1\. …`, `2\. …`) or have the same bullet (`• …`):
 * Markdown shows them as one paragraph, and a reader takes them for a list. Undefined for any other paragraph.
 */
export function markedLines(text: string): readonly MarkedLine[] | undefined {
  if (!text.includes('\n') || !anyMark.test(text)) return undefined;
  const found = inRows(candidates(text));
  return found.length > 0 ? withEnds(found, text) : undefined;
}

/** The lines of a paragraph of nothing but code, a span on each. */
export function codeLines(text: string): readonly { from: number; to: number }[] | undefined {
  if (!text.includes('\n') || !text.trimStart().startsWith('`')) return undefined;
  const lines = text.split('\n');
  if (lines.length > mostLines || !lines.every((line) => codeLine.test(line))) return undefined;
  let from = 0;
  return lines.map((line) => {
    const start = from + line.search(/\S/);
    const end = from + (codeLine.exec(line)?.[1]?.length ?? line.length);
    from += line.length + 1;
    return { from: start, to: end };
  });
}

const codeLine = /^([ \t]*`{1,3}[^`]+`{1,3})[ \t]*(?:\\|<br ?\/?>)?[ \t\r]*$/;
const mostLines = 100;

function candidates(text: string): Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const shown = line.slice(indent);
    const mark = markOf(shown);
    if (mark) {
      const markFrom = at + indent;
      found.push({ ...mark, markFrom, from: markFrom + mark.length });
    }
    at += line.length + 1;
  }
  return found;
}

function markOf(
  line: string,
): (Pick<Candidate, 'marks' | 'number'> & { length: number }) | undefined {
  const stepped = step.exec(line);
  if (stepped) {
    const [all, , kind = 'ordinal', number = '', ordinal = ''] = stepped;
    const value = kind === 'ordinal' ? ordinalOf(ordinal) : numberOf(number);
    return { marks: [{ style: kind.toLowerCase(), value }], number: value, length: all.length };
  }
  const counted = short.exec(line);
  if (counted) {
    const [all, open = '', label = '', close = ''] = counted;
    const marks = valuesOf(label).map(([style, value]) => ({ style: open + style + close, value }));
    return { marks, number: marks[0]?.value, length: all.length };
  }
  const shown = drawn.exec(line);
  if (shown) {
    const [all, key, circled = '', filled = ''] = shown;
    const value =
      key !== undefined
        ? Number(key)
        : circled
          ? (circled.codePointAt(0) ?? 0) - 0x245f
          : (filled.codePointAt(0) ?? 0) - 0x2775;
    return { marks: [{ style: 'drawn', value }], number: value, length: all.length };
  }
  const dot = bullet.exec(line);
  const sign = dot?.[1] ?? dot?.[2];
  if (!dot || sign === undefined) return undefined;
  return { marks: [{ style: sign, value: 0 }], number: undefined, length: dot[0].length };
}

const ordinalOf = (word: string) => ordinals.indexOf(word.toLowerCase()) + 1;
const numberOf = (word: string) =>
  /^\d/.test(word) ? Number(word) : words.indexOf(word.toLowerCase()) + 1;

function valuesOf(label: string): [string, number][] {
  if (/^\d/.test(label)) return [['1', Number(label)]];
  const isSmall = label >= 'a';
  const roman = romans.indexOf(label.toLowerCase()) + 1;
  const own: [string, number][] = roman > 0 ? [[isSmall ? 'i' : 'I', roman]] : [];
  if (label.length > 1) return own;
  return [...own, [isSmall ? 'a' : 'A', label.charCodeAt(0) - (isSmall ? 96 : 64)]];
}

/** The candidates that stand in a row of two or more. */
function inRows(all: readonly Candidate[]): Candidate[] {
  return all.flatMap((one, at) => {
    const style = rowOf(all[at - 1], one) ?? rowOf(one, all[at + 1]);
    if (style === undefined) return [];
    const mark = one.marks.find((each) => each.style === style);
    return { ...one, number: one.number === undefined ? undefined : mark?.value };
  });
}

/** The style in which the second mark goes on after the first. */
function rowOf(one: Candidate | undefined, next: Candidate | undefined): string | undefined {
  for (const { style, value } of one?.marks ?? [])
    for (const other of next?.marks ?? []) {
      const isNext = other.value === value + 1 || (value === 0 && other.value === 0);
      if (other.style === style && isNext) return style;
    }
  return undefined;
}

/** Lines without a mark belong to the line above. */
const withEnds = (found: readonly Candidate[], text: string): MarkedLine[] =>
  found.map(({ markFrom, from, number }, at) => {
    const next = found[at + 1]?.markFrom;
    const to = next === undefined ? text.length : text.lastIndexOf('\n', next);
    return { markFrom, from, number, to: Math.max(from, to) };
  });
