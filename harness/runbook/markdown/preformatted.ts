import { languageOf } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';
import { type Component, componentsIn } from './components.ts';
import { type Shortcode, shortcodesIn } from './shortcodes.ts';

/** Preformatted code of HTML, with its range in the document. */
export interface Preformatted extends FenceContent {
  readonly from: number;
  readonly to: number;
}

const opening = /<pre((?:\s[^<>]{0,300})?)>(?:\s{0,100}<code((?:\s[^<>]{0,300})?)>)?/gi;
const closing = /(?:<\/code>\s{0,100})?<\/pre>/gi;
const named =
  /(?:class(?:Name)?|lang|data-lang|data-language|language)\s?=\s?\{?["']?(?:[^"']{0,60}[\s:])?((?:lang(?:uage)?-|brush:\s?|highlight-(?:source-)?)?[\w-]+)/i;
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
  for (const component of componentsIn(html)) yield ofComponent(component, html, start);
  for (const shortcode of shortcodesIn(html)) yield ofShortcode(shortcode, html, start);
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
  for (const written of content.split(lineEnd)) {
    if (written === '\n' || lineBreak.test(written)) {
      from += written.length;
      continue;
    }
    if (from > start || written.trim() !== '') yield { from, text: decoded(written) };
    from += written.length;
  }
}

/** A break of HTML ends a line, as does a newline; both after each other are one end. */
const lineEnd = /(<br(?:\s[^<>]{0,100})?\/?>\n?|\n)/i;
const lineBreak = /^<br/i;

/** In a component, the name says what the code is if no attribute does; `\`` and `\$` are written for the signs. */
function ofComponent(component: Component, html: string, start: number): Preformatted {
  const { name, attributes } = component;
  const lines = [...linesOf(component, html, start)].map(({ from, text }) => ({
    from,
    text: text.replace(/\\([`$\\])/g, '$1'),
  }));
  const language = languageIn(attributes) ?? languageOfName(name);
  return { from: start + component.from, to: start + component.to, language, lines };
}

function ofShortcode(shortcode: Shortcode, html: string, start: number): Preformatted {
  const lines = [...linesOf(shortcode, html, start)];
  const language = shortcode.info === '' ? null : languageOf(shortcode.info);
  return { from: start + shortcode.from, to: start + shortcode.to, language, lines };
}

type Content = Pick<Component, 'contentFrom' | 'contentTo'>;

/** The lines inside, without blank ones at the top. */
function* linesOf({ contentFrom, contentTo }: Content, text: string, start: number) {
  let from = start + contentFrom;
  let isTop = true;
  for (const line of text.slice(contentFrom, contentTo).split('\n')) {
    if (!isTop || line.trim() !== '') {
      isTop = false;
      yield { from, text: line.trimEnd() };
    }
    from += line.length + 1;
  }
}

/** A terminal shows output too; `<Bash>` is a script. */
function languageOfName(name: string): string | null {
  if (/^(?:Bash|Shell|Command)/.test(name)) return 'bash';
  return /^(?:Terminal|Console)/.test(name) ? 'terminal' : null;
}

/** Without tags for colours, and with its entities as characters. */
const decoded = (line: string): string =>
  line
    .replace(/<\/?(?:span|b|i|em|strong|mark|a|u|kbd)(?:\s[^<>]{0,300})?\/?>/gi, '')
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (written, hex, decimal, name) => {
      if (name) return entities[name.toLowerCase()] ?? written;
      const point = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
      return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : written;
    })
    .trimEnd();
