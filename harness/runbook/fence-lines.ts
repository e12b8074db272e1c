import type { Source } from './source.ts';

/** A line of a fence without what the containers and the fence's own indent put before it. */
export interface FenceLine {
  readonly from: number;
  readonly text: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the Markdown tree says of a fence: its stretch, its marks, and the pieces of its content. */
export interface FenceShape extends Range {
  /** By four columns, without marks. */
  readonly indented: boolean;
  readonly marks: number;
  readonly pieces: readonly Range[];
}

/** Lines between the opening and the closing mark; to the end, where nothing closes it. */
export function fenceLines(source: Source, fence: FenceShape): FenceLine[] {
  const firstLine = source.lineAt(fence.from) + (fence.indented ? 0 : 1);
  const lastLine = source.lineAt(Math.max(fence.from, fence.to - 1)) - (fence.marks > 1 ? 1 : 0);
  const indent = fence.indented ? 0 : source.placeAt(fence.from).column - 1;
  const pieces = piecesByLine(source, fence);
  const lines: FenceLine[] = [];
  let last = fence.from;
  for (let line = firstLine; line <= lastLine; line += 1) {
    const piece = pieces.get(line);
    if (piece) {
      const from = afterIndent(source, piece, indent);
      const to = source.text[piece.to - 1] === '\r' ? piece.to - 1 : piece.to;
      lines.push({ from, text: source.text.slice(from, Math.max(from, to)) });
      last = piece.to;
    } else lines.push({ from: last, text: '' });
  }
  return lines;
}

function piecesByLine(source: Source, fence: FenceShape): Map<number, Range> {
  const pieces = new Map<number, Range>();
  for (const piece of fence.pieces) {
    let { from } = piece;
    let line = source.lineAt(from);
    while (from < piece.to) {
      const newline = source.clean.indexOf('\n', from);
      const to = newline < 0 || newline > piece.to ? piece.to : newline;
      if (to > from) pieces.set(line, { from, to });
      from = to + 1;
      line += 1;
    }
  }
  return pieces;
}

/** A fence that is indented itself takes as much indent from its lines, where they have it. */
function afterIndent(source: Source, piece: Range, indent: number): number {
  if (indent === 0) return piece.from;
  let { from } = piece;
  const end = Math.min(piece.to, from + indent - (source.placeAt(from).column - 1));
  while (from < end && source.clean[from] === ' ') from += 1;
  return from;
}
