import type { BlockContext, Element, Line, MarkdownConfig } from '@lezer/markdown';

/**
 * `##Title`: Markdown wants a blank after the signs and shows text, and its steps would join the procedure above.
 * With one sign only a title alone: `#ops` is a channel, and `#17` a ticket.
 */
const tight =
  /^(?:#{2,6}(?=[\p{L}\d*`"'([])(?!\[(?:error|warning|group|endgroup|debug|section)\])|#(?=\p{Lu}[\p{L}\d ,:()/-]{2,80}$))/u;
const closing = /[ \t]+#+[ \t]*$|(?<=[^\s#])#+[ \t]*$/;

/** The number of signs of such a heading; undefined for any other line. */
export const tightLevel = (line: string): number | undefined =>
  line.startsWith('#') ? tight.exec(line)?.[0].length : undefined;

const levelOf = (line: Line) =>
  line.next === 35 && line.indent < line.baseIndent + 4
    ? tightLevel(line.text.slice(line.pos).trimEnd())
    : undefined;

/** Reads them as headings: a reader takes them for such, and a drill of one runs no step of the next. */
export const tightHeadings: MarkdownConfig = {
  parseBlock: [
    {
      name: 'TightHeading',
      after: 'ATXHeading',
      parse(context: BlockContext, line: Line): boolean {
        const level = levelOf(line);
        if (level === undefined) return false;
        const from = context.lineStart + line.pos;
        const to = context.lineStart + line.text.length;
        const marks: Element[] = [context.elt('HeaderMark', from, from + level)];
        const end = closing.exec(line.text.slice(line.pos + level));
        if (end) marks.push(context.elt('HeaderMark', from + level + end.index, to));
        context.nextLine();
        context.addElement(context.elt(`ATXHeading${level}`, from, to, marks));
        return true;
      },
      endLeaf: (_, line) => (levelOf(line) ?? 0) > 1,
    },
  ],
};
