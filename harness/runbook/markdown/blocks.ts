import { parser } from '@lezer/markdown';
import type { Block } from './block.ts';
import { BlockWalk } from './block-walk.ts';
import { withBlocksOfCode } from './components.ts';
import { withoutTags } from './html-tags.ts';
import { withItemsForBlocks } from './indented-blocks.ts';
import { withoutDeepMarks } from './nesting.ts';
import { pagePartsOf } from './page-parts.ts';
import type { Source } from './source.ts';
import { tightHeadings } from './tight-headings.ts';

const markdown = parser.configure(tightHeadings);
// The parser reads no inline structure: some of its inline rules take more than linear time on hostile text.
markdown.parseInline = () => [];

/** The document's blocks in order, with their containers flattened. */
export function readBlocks(source: Source): Block[] {
  const walk = new BlockWalk(source);
  markdown
    .parse(
      withItemsForBlocks(withoutDeepMarks(withoutTags(withBlocksOfCode(pagePartsOf(source).text)))),
    )
    .iterate({
      enter: ({ name, from, to }) => walk.enter(name, from, to),
      leave: ({ name }) => walk.leave(name),
    });
  return walk.blocks;
}
