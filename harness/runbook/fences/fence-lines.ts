import type { Source } from '../markdown/source.ts';

/** A line of a fence, without quote marks and without the indent of lists and of the fence itself. */
export interface FenceLine {
  readonly from: number;
  readonly text: string;
}

/** The content of a fence, and its language as stated. */
export interface FenceContent {
  /** First word of the info string, lower case; null for none, and for an indented block. */
  readonly language: string | null;
  readonly lines: readonly FenceLine[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A fence in the Markdown tree: its range, its form, and the pieces of its content. */
export interface FenceShape extends Range {
  /** True for a block indented by four columns, without fence marks. */
  readonly indented: boolean;
  readonly pieces: readonly Range[];
}

/**
 * Lines between the opening and the closing mark, or to the end of an unclosed fence. The pieces
 * contain every newline except the first, so empty lines count as well.
 */
export function fenceLines(source: Source, fence: FenceShape): FenceLine[] {
  const indent = fence.indented ? 0 : source.placeAt(fence.from).column - 1;
  const lines: FenceLine[] = [];
  let line: Range | undefined;
  const endLine = (at: number) => {
    lines.push(line ? lineOf(source, line, indent) : { from: at, text: '' });
    line = undefined;
  };
  for (const piece of fence.pieces) {
    let { from } = piece;
    while (from < piece.to) {
      const newline = source.clean.indexOf('\n', from);
      const to = newline < 0 || newline > piece.to ? piece.to : newline;
      if (to > from) line = { from: line?.from ?? from, to };
      if (to < piece.to) endLine(to);
      from = to + 1;
    }
  }
  if (fence.pieces.length > 0) endLine(fence.to);
  return lines;
}

/** The content of a directive without its options: `:caption: …`, or YAML between two lines of `---`. */
export function withoutOptions(lines: readonly FenceLine[]): readonly FenceLine[] {
  let start = 0;
  while (/^:[\w-]+:/.test(lines[start]?.text ?? '')) start += 1;
  if (start > 0) return lines.slice(start);
  const isRule = ({ text }: FenceLine) => /^---[ \t]*$/.test(text);
  const end =
    lines[0] && isRule(lines[0]) ? lines.findIndex((line, at) => at > 0 && isRule(line)) : -1;
  return end < 0 ? lines : lines.slice(end + 1);
}

function lineOf(source: Source, line: Range, indent: number): FenceLine {
  const from = indent > 0 ? afterIndent(source, line, indent) : line.from;
  const to = source.text[line.to - 1] === '\r' ? line.to - 1 : line.to;
  return { from, text: source.text.slice(from, Math.max(from, to)) };
}

/** The fence's own indent is removed from each line, as far as the line has it. */
function afterIndent(source: Source, line: Range, indent: number): number {
  let { from } = line;
  const end = Math.min(line.to, from + indent - (source.placeAt(from).column - 1));
  while (from < end && source.clean[from] === ' ') from += 1;
  return from;
}
