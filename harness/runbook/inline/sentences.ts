import type { CodeSpan } from '../prose/prose.ts';

/** A sentence with code in it. Offsets count in the prose. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** Its words: code is `\uE000`, the targets of links are blank, bold marks too. Same length as the range. */
  readonly words: string;
  readonly spans: readonly CodeSpan[];
}

/** Stands for a character of code. */
export const code = '\uE000';

const link = /\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g;
const end =
  /(?<!\b(?:e\.g|i\.e|etc|vs|cf|eg|ie|approx|incl))[.!?](?=["')*_]{0,3}\s+["'(*_[]{0,3}[A-Z\uE000])|[.!?]["')*_]{0,3}\s*$/g;

/** The sentences that have a code span outside links, in order. */
export function sentencesWithCode(text: string, spans: readonly CodeSpan[]): readonly Sentence[] {
  const masked = maskCode(text, spans);
  const links = masked.includes('](')
    ? [...masked.matchAll(link)].map(({ index, 0: all }) => ({
        from: index,
        to: index + all.length,
      }))
    : [];
  const words = withoutTargets(masked).replace(/\*\*|__|\*(?=\S)|(?<=\S)\*/g, (marks) =>
    ' '.repeat(marks.length),
  );
  const outside = spans.filter(
    (span) => !links.some(({ from, to }) => from <= span.from && span.to <= to),
  );
  const sentences: Sentence[] = [];
  let from = 0;
  const first = heading.exec(masked)?.[0].length;
  for (const to of [...(first === undefined ? [] : [first]), ...ends(words), text.length]) {
    if (to < from) continue;
    const own = outside.filter((span) => span.from >= from && span.to <= to);
    if (own.length > 0) sentences.push({ from, to, words: words.slice(from, to), spans: own });
    from = to;
  }
  return sentences;
}

/** `[!NOTE]`, `**Warning**`: a line above the first sentence. */
const heading = /^\s*(?:\[![A-Za-z]+\][^\n]*|(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)[ \t]*)\n/;

function* ends(words: string): Generator<number> {
  for (const { index, 0: mark } of words.matchAll(end)) yield index + mark.length;
}

/** Each span with its backticks becomes a run of `\uE000`. */
function maskCode(text: string, spans: readonly CodeSpan[]): string {
  let masked = '';
  let done = 0;
  for (const { from, to } of spans) {
    let start = from;
    while (text[start - 1] === '`') start -= 1;
    const stop = to + (from - start);
    masked += text.slice(done, start) + code.repeat(stop - start);
    done = stop;
  }
  return masked + text.slice(done);
}

const withoutTargets = (text: string) =>
  text.includes('](')
    ? text.replace(link, (all, label: string) => ` ${label}`.padEnd(all.length))
    : text;
