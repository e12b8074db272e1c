import type { FenceLine } from './fence-lines.ts';

/** The content of a fence as one text, and the way back from an offset in it to the document. */
export interface FenceText {
  readonly text: string;
  inDocument(offset: number): number;
}

export function joinLines(lines: readonly FenceLine[]): FenceText {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  const inDocument = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (lines[low]?.from ?? 0) + offset - (starts[low] ?? 0);
  };
  return { text: lines.map(({ text }) => text).join('\n'), inDocument };
}
