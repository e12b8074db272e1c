/**
 * Lines of tags. Markdown takes a line of HTML and everything below it, up to a blank line, as HTML: a heading
 * there would be lost, and its steps would join the procedure before. kramdown and MkDocs read Markdown inside
 * `<section markdown="1">` and `<div markdown>`, MDX inside `<TabItem>`.
 */
const tagLine =
  /^[ \t>]{0,80}(?:<\/?[A-Za-z][\w.:-]{0,60}(?:\s[^<>\n]{0,500})?\/?>[ \t]*){1,9}\r?$/;
const summary =
  /^[ \t>]{0,80}(?:<details(?:\s[^<>\n]{0,200})?>[ \t]*)?<summary(?:\s[^<>\n]{0,200})?>[^\n]{0,500}<\/summary>[ \t]*\r?$/i;
/** Tags of MDX, and of HTML that says that Markdown is inside. */
const transparent =
  /<\/?[A-Z][\w.]*[a-z]|<[a-z][^<>]{0,500}\smarkdown(?:\s?=\s?["'](?:1|block|span)["'])?[\s/>]/;
const block =
  /<\/?(?:address|article|aside|blockquote|body|center|details|dialog|div|dl|dt|dd|fieldset|figure|footer|form|header|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)[\s/>]/i;
const preformatted = /<\/?(?:pre|script|style|textarea)[\s>]/i;
const opening = /^[ \t>]{0,80}<[A-Z][\w.]*[a-z]\w*(?:\s[^<>\n]{0,500})?\r?$/;
const closing = /^[^<>\n]{0,500}>[ \t]*\r?$/;
const longestTag = 20;

const heading = /^([ \t>]{0,80})<h([1-6])(?:\s[^<>\n]{0,500})?>([^\n]{0,500}?)<\/h\2>[ \t]*\r?$/i;
/** A heading or a list item. */
const markdown = /^[ \t>]{0,80}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])/;

const fence = /^[ \t>]{0,80}(?:`{3,}|~{3,})/;
/** Where nobody writes backticks as text: a blank line in the fence would turn all fences below inside out. */
const fold = /<\/?(?:details|summary)[\s>]/i;

/** The kinds of lines that hide Markdown below them. */
export const isTagLine = (line: string): boolean =>
  line.includes('<') && (tagLine.test(line) || summary.test(line)) && !preformatted.test(line);
export const isMarkdownStart = (line: string): boolean => markdown.test(line);
export const isTransparent = (text: string): boolean => transparent.test(text);

/**
 * Blanks tags that hide Markdown, and turns `<h2>Restart</h2>` into `##  Restart`, with the same length. Other HTML
 * stays, and so does its content: text of the page, not Markdown.
 */
export function withoutTags(text: string): string {
  if (!/<[A-Za-z/]/.test(text) || !/^[ \t>]{0,80}<[A-Za-z/]/m.test(text)) return text;
  const lines = text.split('\n');
  let hides = false;
  let hidesFence = false;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (!line.includes('<')) {
      const start = closing.test(line) ? startOfTag(lines, at) : undefined;
      hidesFence = fence.test(line);
      if (start === undefined) hides = isMarkdownStart(line);
      else {
        lines[start] = blanked(lines[start] ?? '');
        for (let each = start + 1; each <= at; each += 1) {
          lines[each] = ' '.repeat(lines[each]?.length ?? 0);
        }
        at = start;
      }
      continue;
    }
    const title = heading.exec(line);
    if (title) lines[at] = asHeading(line, title);
    if (
      isTagLine(line) &&
      (isTransparent(line) || (hides && block.test(line)) || (hidesFence && fold.test(line)))
    )
      lines[at] = blanked(line);
    else {
      hides = title !== null || isMarkdownStart(line);
      hidesFence = false;
    }
  }
  return lines.join('\n');
}

/** The title of `<h2>Restart</h2>`, with its tags blanked; undefined for any other heading. */
export function withoutHeadingTags(written: string): string | undefined {
  if (!/^[ \t]{0,80}<h[1-6]/i.test(written)) return undefined;
  return written.replace(/<\/?[a-z][^<>]{0,500}>/gi, (tag) => ' '.repeat(tag.length));
}

function blanked(line: string): string {
  const lead = /^[ \t>]{0,80}/.exec(line)?.[0] ?? '';
  return lead.padEnd(line.length);
}

function asHeading(line: string, [all, lead = '', level, title = '']: RegExpExecArray): string {
  const from = all.lastIndexOf(`${title}</`);
  return `${`${lead}${'#'.repeat(Number(level))}`.padEnd(from)}${title}`.padEnd(line.length);
}

/** The first line of a tag of MDX that ends on this line: `<TabItem`, `  value="a"`, `>`. */
function startOfTag(lines: readonly string[], end: number): number | undefined {
  for (let at = end - 1; at >= 0 && at > end - longestTag; at -= 1) {
    const line = lines[at] ?? '';
    if (opening.test(line)) return at;
    if (line.includes('<') || line.trim() === '') return undefined;
  }
  return undefined;
}
