import type { Block } from '../../../runbook/markdown/block.ts';
import { isMarkdownStart, isTagLine, isTransparent } from '../../../runbook/markdown/html-tags.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** A heading or a list right under a line of HTML, which Markdown shows as running text. */
export const headingInsideHtml: Rule = {
  name: 'heading-inside-html',
  severity: 'warning',
  why: 'Markdown treats everything up to the next blank line as HTML, so the page shows no heading or list here. Firedrill reads one, lest the steps below join the procedure above.',
  examples: {
    bad: [
      '# Ops\n\n<div class="note">\n«## Danger»\n\n```bash\nls\n```\n\n</div>\n',
      '# Ops\n\n<details>\n<summary>More</summary>\n«1. Look»\n2. Wait\n\n</details>\n',
      '# Ops\n\n<div>\n\ntext\n\n</div>\n«## Next»\n\n```bash\nls\n```\n',
    ],
    good: [
      '# Ops\n\n<details>\n<summary>More</summary>\n\n## Danger\n\n1. Look\n\n</details>\n',
      '# Ops\n\n<section markdown="1">\n## Danger\n\n1. Look\n</section>\n',
      '# Ops\n\n<Tabs>\n<TabItem value="a">\n\n1. Look\n\n</TabItem>\n</Tabs>\n## Next\n',
      '# Ops\n\n```html\n<div>\n## x\n</div>\n```\n\n<!--\n<div>\n## x\n-->\n\n<pre>\n## x\n</pre>\n',
      '# Ops\n\ntext <br>\n## Next\n\n`<div>`\n- a\n',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    if (!/^[ \t>]{0,80}<[a-z/]/m.test(source.clean) || isTransparent(source.clean)) return;
    const starts = new Map(blocks.flatMap((block) => entryOf(block, source.lineAt.bind(source))));
    let from = 0;
    let [above, number] = ['', 0];
    for (const line of source.clean.split('\n')) {
      number += 1;
      if (isTagLine(above) && isMarkdownStart(line) && starts.has(number)) {
        const indent = line.search(/[^\s>]/);
        const written = line.trimEnd().slice(indent);
        yield {
          place: source.placeAt(from + indent),
          length: written.length,
          text: `Markdown does not recognize this ${starts.get(number)}, because it is inside HTML.`,
          instead: `A blank line above \`${written}\`.`,
        };
      }
      above = line;
      from += line.length + 1;
    }
  },
};

/** The line of a heading or of an item, and what it is. */
function entryOf(block: Block, lineAt: (offset: number) => number): [number, string][] {
  if (block.kind === 'heading') return [[lineAt(block.from), 'heading']];
  return block.kind === 'item' ? [[lineAt(block.markFrom), 'list']] : [];
}
