import type { Block, FenceBlock, ItemBlock } from './markdown/block.ts';
import { boldLabel, plainWords } from './prose/prose.ts';
import { outwards, type Section } from './section.ts';
import { firstKind, type SectionKind, sectionKind } from './section-kind.ts';

/** The labels of a list; `above`: the sentence right above it, and where it stands. */
interface ListLabels extends Labels {
  readonly above: string;
  readonly aboveFrom: number;
}

/** The nearest label, and the kind that the first clear label announces. */
export interface Labels {
  readonly nearest: string;
  readonly kind: SectionKind | undefined;
}

/** What the text above says of a list or a paragraph: headings, bold labels, sentences that end in a colon. */
export class LabelReader {
  /** The last bold label on a line of its own; it holds up to the next one. */
  bold: string | undefined;
  readonly #blocks: readonly Block[];
  readonly #lists = new Map<number, ListLabels>();
  readonly #items = new Map<ItemBlock, Labels>();
  #section: Section;

  constructor(blocks: readonly Block[], section: Section) {
    this.#blocks = blocks;
    this.#section = section;
  }

  enter(section: Section): void {
    this.#section = section;
    this.bold = undefined;
  }

  /** The labels of a paragraph, which may be in an item. */
  of(item: ItemBlock | undefined): Labels {
    return item ? this.#ofItem(item) : this.#ofSection();
  }

  /** The heading or the label right above; text further up says nothing about this paragraph. */
  rightAbove(index: number): string {
    const before = this.#blocks[index - 1];
    if (before?.kind === 'heading') return before.title;
    return before?.kind === 'paragraph' && boldLabel(before.text)?.rest === ''
      ? (this.bold ?? '')
      : '';
  }

  /** The labels of an item's list, by the text above its first item; memoized. */
  ofList(item: ItemBlock, index: number): Labels {
    const known = this.#lists.get(item.list);
    if (known) return known;
    const before = this.#blocks[index - 1];
    const sentence = before?.kind === 'paragraph' ? plainWords(before.text) : '';
    const above = sentence.endsWith(':') ? sentence : '';
    const within = item.parent && this.#ofItem(item.parent);
    const outer = within?.kind ? within : this.#ofSection();
    const labels = {
      above,
      aboveFrom: before?.kind === 'paragraph' ? before.from : 0,
      nearest: above || within?.nearest || outer.nearest,
      kind: sectionKind(above) ?? outer.kind,
    };
    this.#lists.set(item.list, labels);
    return labels;
  }

  /** True for a fence in a list of facts or symptoms, or right below one. */
  showsFacts(fence: FenceBlock, index: number): boolean {
    const before = this.#blocks[index - 1];
    const item = fence.item ?? (before?.kind === 'item' ? before : undefined);
    const { kind } = item ? this.ofList(item, index) : this.#ofSection();
    return kind === 'facts' || kind === 'symptoms';
  }

  /** The sentences right above the lists that an item is in, the outermost first. */
  aboveLists(item: ItemBlock | undefined): { text: string; from: number }[] {
    if (!item) return [];
    const own = this.#lists.get(item.list);
    const outer = this.aboveLists(item.parent);
    return own?.above ? [...outer, { text: own.above, from: own.aboveFrom }] : outer;
  }

  /** The labels that an item and the lists around it give to the lists inside it; memoized. */
  #ofItem(item: ItemBlock): Labels {
    const known = this.#items.get(item);
    if (known) return known;
    const own = item.prose ? plainWords(item.prose.text) : '';
    const above = this.#lists.get(item.list)?.above ?? '';
    const outer = item.parent && this.#ofItem(item.parent);
    const labels = {
      nearest: own || above || (outer?.nearest ?? ''),
      kind: sectionKind(own) ?? sectionKind(above) ?? outer?.kind,
    };
    this.#items.set(item, labels);
    return labels;
  }

  /** What stands above a list, the nearest first. */
  allAbove(nearest: string): readonly string[] {
    return [nearest, ...this.#above()];
  }

  /** The kind from the bold label, then from the headings, innermost first. */
  #ofSection(): Labels {
    const all = [...this.#above()];
    return { nearest: all[0] ?? '', kind: firstKind(all) };
  }

  *#above(): Generator<string> {
    if (this.bold) yield this.bold;
    for (const section of outwards(this.#section)) {
      const { level, title } = section.heading ?? { level: 0, title: '' };
      // The document's title labels only its own section, and "Alert: …" does not label all lists as facts.
      const counts = level > 1 || (section === this.#section && sectionKind(title) === 'steps');
      if (counts) yield title;
    }
  }
}
