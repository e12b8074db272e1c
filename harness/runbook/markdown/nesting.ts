/** A range of list and quote marks at the start of a line that nest deeper than Firedrill reads. */
export interface DeepMarks {
  readonly from: number;
  readonly to: number;
}

/** How many nested lists and quotes one line may open; Markdown parsers take more than linear time for more. */
export const deepest = 50;
/** Marks beyond this column open nothing; this also stops lists that go deeper from line to line. */
const farthest = 400;

const mark = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;

/** Finds the marks that nest too deep, in linear time for any text. */
export function deepMarks(text: string): readonly DeepMarks[] {
  const found: DeepMarks[] = [];
  for (const { from, to } of longLines(text)) {
    let at = from;
    let start: number | undefined;
    for (let count = 1; at < to; count += 1) {
      mark.lastIndex = at;
      if (!mark.test(text) || mark.lastIndex > to) break;
      if (count > deepest || mark.lastIndex - from > farthest) start ??= at;
      at = mark.lastIndex;
    }
    if (start !== undefined) found.push({ from: start, to: at });
  }
  return found;
}

/** Replaces such marks by as many `x`: the line becomes a paragraph of `xxxx`. */
export function withoutDeepMarks(text: string): string {
  let result = '';
  let done = 0;
  for (const { from, to } of deepMarks(text)) {
    result += text.slice(done, from) + 'x'.repeat(to - from);
    done = to;
  }
  return result + text.slice(done);
}

/** The lines longer than `deepest`: a shorter line has no room for that many marks. */
function* longLines(text: string): Generator<DeepMarks> {
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    if (to - from > deepest) yield { from, to };
    from = to + 1;
  }
}
