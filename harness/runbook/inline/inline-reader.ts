import type { Block, ItemBlock, Prose } from '../markdown/blocks.ts';
import type { Source } from '../markdown/source.ts';
import type { KnownVariables } from '../placeholders/placeholders.ts';
import { plainWords } from '../prose/prose.ts';
import { leads } from './elsewhere.ts';
import { announcesCommands, isUnfollowed } from './imperative.ts';
import { type InlineStep, inlineSteps } from './inline-steps.ts';

export type { InlineStep } from './inline-steps.ts';

interface Context {
  readonly known: KnownVariables;
  readonly inSteps: boolean;
  /** The labels above the prose, the nearest first. */
  readonly labels: readonly string[];
}

/** Reads the commands that prose orders, and where the reader is by then. */
export class InlineReader {
  readonly steps: InlineStep[] = [];
  /** The section has sent the reader to another machine, and not back. */
  away = false;
  readonly #source: Source;
  readonly #blocks: readonly Block[];

  constructor(source: Source, blocks: readonly Block[]) {
    this.#source = source;
    this.#blocks = blocks;
  }

  read(
    prose: Prose & { readonly item?: ItemBlock | undefined },
    index: number,
    { known, inSteps, labels }: Context,
  ): readonly InlineStep[] {
    const block = this.#blocks[index];
    const item = block?.kind === 'item' ? block : prose.item;
    const context = {
      source: this.#source,
      known,
      item,
      inSteps: inSteps || (item !== undefined && announcesCommands(labels[0] ?? '')),
      away: this.away || labels.some((label) => leads(label, [])),
      introduced: this.#introduced(index),
    };
    const found =
      prose.text.includes('`') && !labels.some(isUnfollowed) ? inlineSteps(prose, context) : [];
    const texts = found.map(({ step }) => step.text);
    const words = plainWords(prose.text.slice(0, 1000));
    if (comesBack.test(words)) this.away = false;
    else if (leads(words, texts)) this.away = true;
    for (const step of found) this.steps.push(step);
    return found;
  }

  /** The shell of the fence right below, or inside the item. */
  #introduced(index: number): string | undefined {
    const below = this.#blocks[index + 1];
    if (below?.kind !== 'fence' || !below.shell) return undefined;
    return below.shell.lines.map(({ text }) => text).join('\n');
  }
}

const comesBack =
  /\b(?:exit|leave|log ?out|close) (?:of |from )?(?:the |that |your )?(?:shell|session|ssh|node|host|machine|container|pod|VM)\b|\bon your (?:own )?(?:machine|laptop|workstation|computer)\b|\bfrom your (?:own )?(?:machine|laptop|workstation|computer)\b/i;
