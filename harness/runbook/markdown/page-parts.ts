import { type Mark, markOf } from './part-marks.ts';
import type { Source } from './source.ts';

/** A part of a page with a title of its own: a tab, a fold, an admonition. Offsets count in the document. */
export interface PagePart {
  readonly kind: 'tab' | 'titled';
  readonly from: number;
  readonly to: number;
  readonly title: string;
  /** The same for all tabs of one set. */
  readonly set: number;
}

interface Open {
  readonly mark: Mark;
  readonly from: number;
  readonly indent: number;
  readonly set: number;
}

interface Closed {
  readonly indent: number;
  readonly key: string;
  readonly set: number;
}

const mayHave =
  /^[ \t>]*(?:===[!+]? ?["']|(?:!!!|\?\?\?\+?) \w|\/{3} |:{3,} ?[[{\w]|@tab\b|== \S|<\/?(?:Tab|details|summary|Code|Accordion)|\{[%{#]|[`~]{3,}\{)/im;
const fence = /^(`{3,}|~{3,})(.*)$/;
const mostOfTag = 10;
const blank = (line: string) => ' '.repeat(line.length);

/** What `readPageParts` finds in a document, memoized. */
export function pagePartsOf(source: Source): PageParts {
  const known = ofSources.get(source);
  if (known) return known;
  const read = readPageParts(source.clean);
  ofSources.set(source, read);
  return read;
}

const ofSources = new WeakMap<Source, PageParts>();

interface PageParts {
  readonly text: string;
  readonly parts: readonly PagePart[];
}

/**
 * The titled parts of a page, in the marks of its generator, and the text without those marks that Markdown would show
 * as text or take for code. It has the same length.
 */
function readPageParts(text: string): PageParts {
  return mayHave.test(text) ? new PartReader(text).read() : { text, parts: [] };
}

class PartReader {
  readonly #lines: string[];
  readonly #parts: PagePart[] = [];
  #open: Open[] = [];
  #code: string | undefined;
  #from = 0;
  /** The tab that was closed last, while only blank lines have followed. */
  #before: Closed | undefined;

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  read(): PageParts {
    for (const [at, line] of this.#lines.entries()) {
      this.#readLine(line, at);
      this.#from += line.length + 1;
    }
    this.#closeFrom(0, this.#from - 1);
    this.#parts.sort((one, other) => one.from - other.from || other.to - one.to);
    return { text: this.#lines.join('\n'), parts: this.#parts };
  }

  #readLine(line: string, at: number): void {
    const indent = line.search(/[^ \t>]/);
    if (indent < 0) return;
    const shown = line.slice(indent).trimEnd();
    if (this.#code !== undefined) {
      if (shown.startsWith(this.#code) && shown.replaceAll(this.#code[0] ?? '', '') === '')
        this.#code = undefined;
      return;
    }
    this.#closeIndented(indent);
    const mark = markOf(this.#wholeTag(shown, at), this.#open.at(-1)?.mark);
    const before = this.#before;
    this.#before = undefined;
    if (mark) {
      // Indented text under a blank line would be code.
      if (mark.hidden && !/^[ \t>]*(?: {4}|\t)/.test(this.#lines[at + 1] ?? ''))
        this.#lines[at] = blank(line);
      if (mark.closes) this.#close(mark);
      else this.#start(mark, indent, before);
      if (mark.hidden && mark.key.startsWith('fence')) this.#hideOptions(at);
      return;
    }
    const [, code, info = ''] = fence.exec(shown) ?? [];
    if (code === undefined || (code.startsWith('`') && info.includes('`'))) return;
    this.#code = code;
    this.#addCodeOfGroup(shown, at, info);
  }

  /** `<TabItem`, with its attributes on the lines below. */
  #wholeTag(shown: string, at: number): string {
    if (!/^<[A-Z][\w.]*(?:\s[^<>]*)?$/.test(shown)) return shown;
    const lines = this.#lines.slice(at + 1, at + mostOfTag);
    const end = lines.findIndex((line) => line.trimEnd().endsWith('>'));
    return end < 0 ? shown : [shown, ...lines.slice(0, end + 1)].join(' ').trimEnd();
  }

  #start(mark: Mark, indent: number, before: Closed | undefined): void {
    const { key } = mark;
    const top = this.#open.at(-1)?.mark;
    if (key === 'details' && top?.key === key && top.title === '') this.#open.pop();
    if (mark.kind === 'tab' && mark.next) this.#close(mark);
    const around = this.#open.findLast(({ mark: { kind } }) => kind !== 'titled');
    const last = before ?? this.#before;
    const goesOn = last && last.indent === indent && last.key === key && !mark.fresh;
    const set = around?.mark.kind === 'set' ? around.from : goesOn ? last.set : this.#from + indent;
    this.#before = undefined;
    this.#open.push({ mark, from: this.#from + indent, indent, set });
  }

  #close(mark: Mark): void {
    const index = this.#open.findLastIndex(
      (open) => open.mark.key === mark.key && (open.mark.length ?? 0) <= (mark.length ?? 9),
    );
    if (index >= 0) this.#closeFrom(index, this.#from);
  }

  /** What is indented under a mark ends where the indent does. */
  #closeIndented(indent: number): void {
    const index = this.#open.findIndex((open) => open.mark.indented && indent <= open.indent);
    if (index >= 0) this.#closeFrom(index, this.#from);
  }

  #closeFrom(index: number, to: number): void {
    for (const open of this.#open.slice(index).reverse()) {
      const { mark, from, set, indent } = open;
      if (mark.kind === 'tab') this.#before = { indent, key: mark.key, set };
      if (mark.kind === 'set' || mark.title === '') continue;
      this.#parts.push({ kind: mark.kind, from, to, title: mark.title, set });
    }
    this.#open = this.#open.slice(0, index);
  }

  /** `::: code-group`: each fence in it is a tab. */
  #addCodeOfGroup(shown: string, at: number, info: string): void {
    const group = this.#open.at(-1);
    if (group?.mark.kind !== 'set' || !group.mark.ofCode) return;
    const title = /\[([^\]]+)\]|(?:title|label)="([^"]+)"/.exec(info);
    const end = this.#lines.findIndex(
      (line, below) => below > at && line.trim() === shown.slice(0, shown.length - info.length),
    );
    const length = this.#lines
      .slice(at, end < 0 ? at + 1 : end)
      .reduce((sum, line) => sum + line.length + 1, 0);
    const named = title?.[1] ?? title?.[2] ?? info.trim();
    if (named === '') return;
    const from = this.#from;
    this.#parts.push({ kind: 'tab', from, to: from + length, title: named, set: group.from });
  }

  /** `:open:`, `:sync: linux`: the options of a directive stand right below it. */
  #hideOptions(at: number): void {
    for (let below = at + 1; /^[ \t>]*:[\w-]+:/.test(this.#lines[below] ?? ''); below += 1)
      this.#lines[below] = blank(this.#lines[below] ?? '');
  }
}
