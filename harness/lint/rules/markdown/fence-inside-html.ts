import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

const block =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|h[1-6]|header|html|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:[\s/>]|$)/i;
const fence = /^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/;

/** A fence right under a line of HTML: Markdown recognizes it only after a blank line. */
export const fenceInsideHtml: Rule = {
  name: 'fence-inside-html',
  severity: 'warning',
  why: 'Markdown treats everything up to the next blank line as HTML: the page shows the commands as running text, and they are not steps.',
  examples: {
    bad: [
      '# Ops\n\n<details>\n<summary>More</summary>\n«```bash»\nkubectl get pods\n```\n</details>\n',
      '# Ops\n\n<div class="note">\n«~~~ sh»\nls\n~~~\n</div>\n\n<p>x</p>\n\n```bash\nls\n```',
    ],
    good: [
      '# Ops\n\n<details>\n<summary>More</summary>\n\n```bash\nkubectl get pods\n```\n\n</details>\n',
      '# Ops\n\n```html\n<details>\n~~~\n</details>\n```\n',
      '# Ops\n\n<br>\n```bash\nls\n```\n\n<!--\n```bash\nls\n```\n-->\n',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    if (!/^ {0,3}<[a-z/]/im.test(source.clean)) return;
    const fences = blocks.filter(({ kind }) => kind === 'fence').values();
    let next = fences.next().value;
    let [from, inside, commented] = [0, false, false];
    for (const line of source.clean.split('\n')) {
      while (next?.kind === 'fence' && next.to <= from) next = fences.next().value;
      const isCode = next?.kind === 'fence' && next.from <= from;
      commented = line.includes('<!--')
        ? !line.includes('-->')
        : commented && !line.includes('-->');
      // Firedrill reads a fence right below a fold; pages do not.
      const opens = next?.kind === 'fence' && next.from === from;
      if (line.trim() === '' || (isCode && !opens) || commented) inside = false;
      else if (inside && fence.test(line)) {
        const indent = line.search(/\S/);
        const written = line.trim();
        yield {
          place: source.placeAt(from + indent),
          length: written.length,
          text: 'Markdown does not recognize this fence, because it is inside HTML.',
          instead: `A blank line above \`${written}\`.`,
        };
        inside = false;
      } else inside ||= block.test(line);
      from += line.length + 1;
    }
  },
};
