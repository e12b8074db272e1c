import { partAt } from '../markdown/source.ts';
import type { FenceLine } from './fence-lines.ts';

/** The content of a fence as one text; `inDocument` maps an offset in it to one in the document. */
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
    const line = partAt(starts, offset);
    return (lines[line]?.from ?? 0) + offset - (starts[line] ?? 0);
  };
  return { text: lines.map(({ text }) => text).join('\n'), inDocument };
}
