import type { Place, Step } from '../../model/runbook.ts';

/** Of a fence, in a quote or a list too. */
const mark = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?:```|~~~)/;

/** Finds lines and columns of a fence's text on the page, whose lines may be indented by a list. */
export function linesOf(
  { text, place, kind }: Step,
  page: readonly string[],
): (line: number, column: number) => Place {
  const lines = text.split('\n');
  // A fence as material has the place of its mark, if it has one.
  const hasMark = kind === 'material' && mark.test(page[place.line - 1] ?? '');
  const first = place.line + (hasMark ? 1 : 0);
  return (line, column) => {
    const [written = '', inFence = ''] = [page[first + line - 2], lines[line - 1]];
    const indent = Math.max(0, written.length - inFence.length);
    return { file: place.file, line: first + line - 1, column: indent + column };
  };
}
