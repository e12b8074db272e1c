import { languageOf } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';

/** Preformatted code of HTML, with its range in the document. */
export interface Preformatted extends FenceContent {
  readonly from: number;
  readonly to: number;
}

const opening = /<pre((?:\s[^<>]{0,300})?)>(?:\s{0,100}<code((?:\s[^<>]{0,300})?)>)?/gi;
const closing = /(?:<\/code>\s{0,100})?<\/pre>/gi;
const named =
  /(?:class|lang|data-lang|data-language|language)\s?=\s?["']?(?:[^"']{0,60}[\s:])?((?:lang(?:uage)?-|brush:\s?|highlight-(?:source-)?)?[\w-]+)/i;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lbrace: '{',
  rbrace: '}',
  dollar: '$',
};

/** `<pre><code class="language-bash">…`: code that page generators write as HTML. Places are those of its lines. */
export function* preformattedIn(html: string, start: number): Generator<Preformatted> {
  if (!/<pre[\s>]/i.test(html)) return;
  opening.lastIndex = 0;
  for (let open = opening.exec(html); open; open = opening.exec(html)) {
    const at = opening.lastIndex;
    closing.lastIndex = at;
    const close = closing.exec(html);
    if (!close) return;
    const [from, to] = [start + open.index, start + closing.lastIndex];
    const language = languageIn(open[2]) ?? languageIn(open[1]);
    yield { from, to, language, lines: [...linesIn(html.slice(at, close.index), start + at)] };
    opening.lastIndex = closing.lastIndex;
  }
}

function languageIn(attributes = ''): string | null {
  const name = named.exec(attributes)?.[1]?.replace(/^(?:brush:\s?|highlight-(?:source-)?)/i, '');
  return name === undefined || /^(?:highlight|code|pre|prettyprint)$/i.test(name)
    ? null
    : languageOf(name);
}

function* linesIn(content: string, start: number): Generator<FenceLine> {
  let from = start;
  for (const line of content.split('\n')) {
    if (from > start || line.trim() !== '') yield { from, text: decoded(line) };
    from += line.length + 1;
  }
}

/** Without tags for colours, and with its entities as characters. */
const decoded = (line: string): string =>
  line
    .replace(/<\/?(?:span|b|i|em|strong|mark|a|u|kbd|br)(?:\s[^<>]{0,300})?\/?>/gi, '')
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (written, hex, decimal, name) => {
      if (name) return entities[name.toLowerCase()] ?? written;
      const point = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
      return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : written;
    })
    .trimEnd();
