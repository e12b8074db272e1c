import { isDirective, languageOf } from '../fences/fence-language.ts';
import {
  type FenceContent,
  type FenceShape,
  fenceLines,
  withoutOptions,
} from '../fences/fence-lines.ts';
import { readFenceShell } from '../fences/fence-shell.ts';
import { isFileContent } from '../fences/file-titles.ts';
import { forbidsBelow, isOfBadExamples } from '../fences/forbidden.ts';
import { isScriptFile } from '../fences/script-files.ts';
import { shownPrograms } from '../fences/shown-programs.ts';
import type { Block, ItemBlock, Prose } from './block.ts';
import { codeTagsAsTicks } from './code-tags.ts';
import { withoutHeadingTags } from './html-tags.ts';
import { isListMark } from './indented-blocks.ts';
import { indentedCommands } from './indented-commands.ts';
import { fencesInBlock } from './indented-fences.ts';
import { codeLines, markedLines } from './marked-lines.ts';
import { preformattedIn } from './preformatted.ts';
import type { Source } from './source.ts';

interface OpenFence extends FenceShape {
  info: string;
  language: string | null;
  isDirective: boolean;
  pieces: { from: number; to: number }[];
}

/** Walks the nodes of the Markdown parser, and collects the blocks. */
export class BlockWalk {
  readonly blocks: Block[] = [];
  readonly #source: Source;
  readonly #items: (ItemBlock | undefined)[] = [];
  readonly #lists: number[] = [];
  #containers = 0;
  #heading = '';
  #fence: OpenFence | undefined;
  #shown: ReadonlySet<string> | undefined;
  #hasComponents: boolean | undefined;
  #prose: { name: string; from: number; to: number; cuts: [number, number][] } | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  enter(name: string, from: number, to: number): boolean {
    if (name === 'BulletList' || name === 'OrderedList') this.#lists.push(from);
    else if (name === 'ListItem') this.#containers += 1;
    else if (name === 'ListMark') this.#startItem(from, to);
    else if (name === 'Blockquote') this.#containers += 1;
    else if (name === 'FencedCode' || name === 'CodeBlock') this.#startFence(name, from, to);
    else if (name === 'CodeInfo' && this.#fence) this.#readInfo(this.#fence, from, to);
    else if (name === 'CodeText' && this.#fence) this.#fence.pieces.push({ from, to });
    else if (name === 'Paragraph' || name.includes('Heading')) {
      this.#prose = { name, from, to, cuts: [] };
    } else if (name === 'QuoteMark' || name === 'HeaderMark') this.#prose?.cuts.push([from, to]);
    else if (isHtml(name)) this.#addPreformatted(from, to);
    return !isHtml(name) && name !== 'CommentBlock';
  }

  leave(name: string): void {
    if (name === 'BulletList' || name === 'OrderedList') this.#lists.pop();
    else if (name === 'ListItem') {
      this.#containers -= 1;
      this.#items.pop();
    } else if (name === 'Blockquote') this.#containers -= 1;
    else if (name === 'FencedCode' || name === 'CodeBlock') this.#endFence();
    else if (name === this.#prose?.name) this.#endProse();
  }

  #startItem(from: number, to: number): void {
    const mark = this.#source.clean.slice(from, to);
    if (!isListMark(mark)) {
      this.#items.push(this.#items.at(-1));
      return;
    }
    const item: ItemBlock = {
      kind: 'item',
      markFrom: from,
      number: /^\d/.test(mark) ? Number.parseInt(mark, 10) : undefined,
      parent: this.#items.at(-1),
      list: this.#lists.at(-1) ?? from,
      prose: undefined,
    };
    this.#items.push(item);
    this.blocks.push(item);
  }

  #startFence(name: string, from: number, to: number): void {
    const indented = name === 'CodeBlock';
    this.#fence = { from, to, indented, info: '', language: null, isDirective: false, pieces: [] };
  }

  #readInfo(fence: OpenFence, from: number, to: number): void {
    const info = this.#source.clean.slice(from, to);
    fence.info = info;
    fence.language = languageOf(info);
    fence.isDirective = isDirective(info);
  }

  #endFence(): void {
    const fence = this.#fence;
    this.#fence = undefined;
    if (!fence) return;
    const { language } = fence;
    const written = fenceLines(this.#source, fence);
    const lines = fence.isDirective ? withoutOptions(written) : written;
    const inner = fence.indented ? fencesInBlock(lines, this.#isMdx) : undefined;
    for (const one of inner ?? []) {
      if (one.kind === 'fence') this.#addFence(one, one);
      else this.#addParagraph(this.#proseOf(one), this.#items.at(-1));
    }
    if (!inner) this.#addFence({ language, lines }, fence, isFileContent(fence.info, lines));
  }

  #addFence(
    content: FenceContent,
    { from, to }: { from: number; to: number },
    isFile = false,
  ): void {
    const { language, lines } = content;
    const above = this.#textAbove();
    // Commands that the page forbids are text, and so is the content of a file.
    const forbidden = forbidsBelow(above, lines) || isOfBadExamples(this.#heading, above);
    const isHeading = this.blocks.at(-1)?.kind === 'heading';
    const isScript = isScriptFile(content, above, isHeading, this.#source.clean);
    const isText = isFile || isScript || forbidden;
    const shell = isText ? undefined : readFenceShell(content, above, this.#programs);
    this.blocks.push({
      kind: 'fence',
      from,
      to,
      language,
      lines,
      shell,
      forbidden,
      isScript,
      item: this.#items.at(-1),
    });
  }

  /** A page with components: `<Tab label="Docker">`. */
  get #isMdx(): boolean {
    this.#hasComponents ??= component.test(this.#source.clean);
    return this.#hasComponents;
  }

  #proseOf({ from, to }: { from: number; to: number }): Prose {
    return { from, to, text: withoutComments(this.#source.clean.slice(from, to)) };
  }

  #addPreformatted(from: number, to: number): void {
    for (const code of preformattedIn(this.#source.clean.slice(from, to), from))
      this.#addFence(code, code);
  }

  /** Read when a fence first needs them. */
  #programs = (): ReadonlySet<string> => {
    this.#shown ??= shownPrograms(this.#source.clean);
    return this.#shown;
  };

  #textAbove(): string {
    const above = this.blocks.at(-1);
    if (above?.kind === 'item') return above.prose?.text ?? '';
    return above === undefined || above.kind === 'fence' ? '' : above.text;
  }

  #endProse(): void {
    const open = this.#prose;
    this.#prose = undefined;
    if (!open) return;
    const { from, to, name } = open;
    const text = withoutComments(blank(this.#source.clean.slice(from, to), from, open.cuts));
    const prose: Prose = { from, to, text };
    const item = this.#items.at(-1);
    if (name !== 'Paragraph') {
      const level = this.#containers > 0 ? 0 : Number(name.at(-1));
      const shown = withoutHeadingTags(this.#source.clean.slice(from, to)) ?? text;
      const title = shown.trim();
      this.blocks.push({ ...prose, text: shown, kind: 'heading', level, title });
      this.#heading = title;
    } else this.#addParagraph({ ...prose, text: codeTagsAsTicks(text) }, item);
  }

  /** A paragraph whose lines go on counting is a list to its readers. */
  #addParagraph(prose: Prose, item: ItemBlock | undefined): void {
    const isBelowItem = item?.prose !== undefined;
    const code = indentedCommands(this.#source, prose, isBelowItem);
    if (code) {
      if (code.above > 0) this.#addProse(partOf(prose, 0, code.above), item);
      const from = code.lines[0]?.from ?? prose.from;
      this.#addFence({ language: null, lines: code.lines }, { from, to: prose.to });
      return;
    }
    const lines = markedLines(prose.text);
    const before = prose.text.slice(0, lines?.[0]?.markFrom).trimEnd().length;
    if (before > 0) this.#addProse(partOf(prose, 0, lines ? before : prose.text.length), item);
    for (const { markFrom, from, to, number } of lines ?? []) {
      this.blocks.push({
        kind: 'item',
        markFrom: prose.from + markFrom,
        number,
        parent: item,
        list: prose.from,
        prose: partOf(prose, from, to),
      });
    }
  }

  #addProse(prose: Prose, item: ItemBlock | undefined): void {
    if (item && !item.prose && this.blocks.at(-1) === item) {
      item.prose = prose;
      return;
    }
    const parts = codeLines(prose.text)?.map(({ from, to }) => partOf(prose, from, to)) ?? [prose];
    for (const part of parts) this.blocks.push({ ...part, kind: 'paragraph', item });
  }
}

const component = /^[ \t]{0,20}<[A-Z][\w.]*[a-z]\w*[\s/>]/m;
const isHtml = (name: string) => name === 'HTMLBlock' || name === 'ProcessingInstructionBlock';

const partOf = ({ from, text }: Prose, start: number, end: number): Prose => ({
  from: from + start,
  to: from + end,
  text: text.slice(start, end),
});

function blank(text: string, from: number, cuts: readonly [number, number][]): string {
  let result = '';
  let done = 0;
  for (const [start, end] of cuts) {
    result += text.slice(done, start - from) + ' '.repeat(end - start);
    done = end - from;
  }
  return result + text.slice(done);
}

function withoutComments(text: string): string {
  const cuts: [number, number][] = [];
  for (let at = text.indexOf('<!--'); at >= 0; ) {
    const end = text.indexOf('-->', at);
    if (end < 0) break;
    cuts.push([at, end + 3]);
    at = text.indexOf('<!--', end);
  }
  return cuts.length > 0 ? blank(text, 0, cuts) : text;
}
