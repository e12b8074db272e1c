import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `<!--` at the beginning of a line, with no `-->` after it. */
export const commentNeverClosed: Rule = {
  name: 'comment-never-closed',
  severity: 'error',
  why: 'Everything after it is hidden from the readers of the page, and contains no steps.',
  examples: {
    bad: [
      '# Ops\n\n«<!--» to be written\n\n## Restart\n```bash\nls\n```\n',
      '# Ops\n<!-- one -->\n  «<!--» two -- >\n\nls\n',
    ],
    good: [
      '# Ops\n\n<!-- to be\nwritten -->\n\n```bash\nls\n```\n',
      '# Ops\n\n```html\n<!-- never\n```\n\nSome `<!--` of code, and <!-- in a sentence.\n',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    const { clean } = source;
    const closed = clean.lastIndexOf('-->');
    const at = openingAfter(clean, Math.max(closed, 0));
    const last = blocks.at(-1);
    if (at === undefined || (last && endOf(last) > at)) return;
    yield {
      place: source.placeAt(at),
      length: 4,
      text: 'This comment is never closed.',
      instead: '-->',
    };
  },
};

function openingAfter(text: string, from: number): number | undefined {
  const opening = /^ {0,3}<!--/gm;
  opening.lastIndex = from;
  const match = opening.exec(text);
  return match ? match.index + match[0].length - 4 : undefined;
}

/** The end of the visible part of a block; a comment after it is hidden. */
function endOf(block: LintDocument['blocks'][number]): number {
  return block.kind === 'item' ? (block.prose?.to ?? block.markFrom) : block.to;
}
