/** A code span in prose: offsets of its content. */
export interface CodeSpan {
  readonly from: number;
  readonly to: number;
}

/** Code spans of a paragraph, in linear time: each run of backticks knows the next run of its length. */
export function codeSpans(text: string): CodeSpan[] {
  const runs = backtickRuns(text);
  const nextOfLength = nextSameLength(runs.map(({ length }) => length));
  const spans: CodeSpan[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    const closing = nextOfLength[index];
    if (!run || run.escaped || closing === undefined) continue;
    spans.push({ from: run.from + run.length, to: runs[closing]?.from ?? text.length });
    index = closing;
  }
  return spans;
}

function backtickRuns(text: string) {
  const runs: { from: number; length: number; escaped: boolean }[] = [];
  for (let from = text.indexOf('`'); from >= 0; ) {
    let to = from + 1;
    while (text[to] === '`') to += 1;
    runs.push({ from, length: to - from, escaped: text[from - 1] === '\\' });
    from = text.indexOf('`', to);
  }
  return runs;
}

function nextSameLength(lengths: readonly number[]): (number | undefined)[] {
  const next: (number | undefined)[] = [];
  const seen = new Map<number, number>();
  for (let index = lengths.length - 1; index >= 0; index -= 1) {
    const length = lengths[index] ?? 0;
    next[index] = seen.get(length);
    seen.set(length, index);
  }
  return next;
}

/** The text with its code spans blanked, or masked by another character. */
export function withoutCode(text: string, spans: readonly CodeSpan[], mask = ' '): string {
  let result = '';
  let done = 0;
  for (const { from, to } of spans) {
    result += text.slice(done, from) + text.slice(from, to).replace(/[^\n]/g, mask);
    done = to;
  }
  return result + text.slice(done);
}

/** Prose on one line, without a task-list box; emphasis and code marks stay as written. */
export function oneLine(text: string): string {
  const line = text.includes('\n')
    ? text
        .split('\n')
        .map((part) => part.trim())
        .join(' ')
    : text.trim();
  return line.replace(/^\[[ xX]\]\s+/, '');
}

/** Prose on one line, without the marks of bold text. */
export function plainWords(text: string): string {
  return oneLine(text)
    .replace(/\*\*|__/g, '')
    .trim();
}

/** `**Label:** rest`, `**Label**: rest` or `**Label**`; undefined for other prose. */
export function boldLabel(
  text: string,
): { label: string; rest: string; restFrom: number } | undefined {
  const match = /^\s*(?:\*\*|__)([^*_\n][^*\n]{0,200}?)([:：]?)(?:\*\*|__)([:：]?)[ \t]*/.exec(
    text,
  );
  if (!match) return undefined;
  const [whole, label = '', inner, outer] = match;
  const rest = text.slice(whole.length);
  if (!inner && !outer && rest.trim() !== '') return undefined;
  return { label: label.trim(), rest: rest.trim(), restFrom: whole.length };
}
