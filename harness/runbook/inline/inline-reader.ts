import type { Block, ItemBlock, Prose } from '../markdown/block.ts';
import type { Source } from '../markdown/source.ts';
import type { KnownVariables } from '../placeholders/placeholders.ts';
import { otherLanguage } from '../prose/language.ts';
import { plainWords } from '../prose/prose.ts';
import { bareLists, tellsToRun } from './bare-items.ts';
import {
  areBareCommands,
  commandLists,
  describesCommand,
  isBareCommand,
  labelledLists,
} from './command-lists.ts';
import { leads } from './elsewhere.ts';
import { headsWork } from './heads-work.ts';
import {
  announcesCommands,
  asksOthers,
  forbids,
  forbidsList,
  isImperative,
  isOption,
  isUnfollowed,
  listsFiles,
  tellsOf,
} from './imperative.ts';
import { type InlineStep, inlineSteps } from './inline-steps.ts';
import { placesCommands } from './lead-ins.ts';
import { ownPrograms, shownVerbs } from './own-programs.ts';
import { prepares, requires } from './preparations.ts';

export type { InlineStep } from './inline-steps.ts';

interface Context {
  readonly known: KnownVariables;
  readonly inSteps: boolean;
  /** The labels make facts of the list: only an order in so many words counts there. */
  readonly isFact?: boolean;
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
  readonly #programs: ReadonlySet<string>;
  readonly #verbs: ReadonlySet<string>;
  /** The lists of nothing but commands. */
  readonly #lists: ReadonlySet<number>;
  /** The lists of commands with a label in front of each, where most labels give an order. */
  readonly #labelled: ReadonlySet<number>;
  /** The lists of nothing but commands without marks of code. */
  readonly #bare: ReadonlyMap<number, number>;
  #language: { readonly name: string | undefined } | undefined;

  constructor(source: Source, blocks: readonly Block[]) {
    this.#source = source;
    this.#blocks = blocks;
    this.#programs = ownPrograms(blocks);
    this.#lists = commandLists(blocks, this.#programs);
    this.#verbs = shownVerbs(blocks);
    this.#bare = bareLists(blocks);
    this.#labelled = labelledLists(blocks, this.#programs);
  }

  read(
    prose: Prose & { readonly item?: ItemBlock | undefined },
    index: number,
    context: Context,
  ): readonly InlineStep[] {
    // "Install the requirements" labels a list of facts, and orders the command below it.
    const isOrdered = () => prose.item !== undefined && this.#isOfOrder(prose.item, prose);
    const isFact =
      context.isFact === true &&
      !this.#isToDo(prose, context.labels) &&
      !isOrdered() &&
      !this.#isNumberedCommand(index);
    const isBare = this.#isBareItem(index, context.labels);
    const mayOrder = prose.text.includes('`') && !isForReference(context.labels);
    const found =
      mayOrder || isBare ? this.#stepsIn(prose, index, { ...context, isFact, isBare }) : [];
    const texts = found.map(({ step }) => step.text);
    const words = plainWords(prose.text.slice(0, 1000));
    if (comesBack.test(words)) this.away = false;
    else if (leads(words, texts)) this.away = true;
    for (const step of found) this.steps.push(step);
    return found;
  }

  #stepsIn(
    prose: Prose & { readonly item?: ItemBlock | undefined },
    index: number,
    { known, inSteps, labels, isFact, isBare }: Context & { readonly isBare: boolean },
  ): readonly InlineStep[] {
    const inRequirements = labels.some(requires);
    const block = this.#blocks[index];
    const item = block?.kind === 'item' ? block : prose.item;
    const isList = item && (this.#lists.has(item.list) || this.#labelled.has(item.list));
    const isPrepared =
      item !== undefined &&
      (labels.some(prepares) || (inRequirements && item.number !== undefined));
    return inlineSteps(prose, {
      source: this.#source,
      known,
      item,
      isFact: isFact ?? false,
      inSteps:
        inSteps ||
        (isList === true && (labels.some(headsWork) || this.#lists.has(item.list))) ||
        isPrepared ||
        (item !== undefined && this.#isOfOrder(item, prose)) ||
        (item !== undefined && announcesCommands(labels[0] ?? '')) ||
        (item?.prose !== undefined &&
          placesCommands(labels[0] ?? '') &&
          isBareCommand(item.prose.text, this.#programs)),
      inRequirements,
      inChecks: labels.some(checks),
      isApart: this.#isApart(prose, item, index, labels),
      programs: this.#programs,
      verbs: this.#verbs,
      language: this.#languageOf,
      away: this.away || labels.some((label) => leads(label, [])),
      isBare,
      introduced: this.#introduced(index),
    });
  }

  /** "Run the following commands:", and a list of commands without marks of code. */
  #isBareItem(index: number, [nearest = '']: readonly string[]): boolean {
    const block = this.#blocks[index];
    if (block?.kind !== 'item' || !this.#bare.has(block.list)) return false;
    return tellsToRun(nearest) || tellsToRun(this.#sentenceAbove(block.list));
  }

  /** The last sentence of the paragraph right above a list; without a colon, it is no label. */
  #sentenceAbove(list: number): string {
    const above = this.#blocks[(this.#bare.get(list) ?? 0) - 1];
    if (above?.kind !== 'paragraph') return '';
    return (
      plainWords(above.text.slice(-300))
        .split(/(?<=[.!?])\s+/)
        .at(-1) ?? ''
    );
  }

  /** Nothing but a command, below an item that orders what it does, or in a paragraph of it: "Mount the disk:". */
  #isOfOrder(item: ItemBlock, prose: Prose): boolean {
    const ordering = item.prose === prose ? item.parent?.prose : item.prose;
    if (!ordering || !areBareCommands(prose.text, this.#programs)) return false;
    const order = plainWords(ordering.text);
    return isImperative(order) && !forbids(order) && !asksOthers(order) && !isOption(order);
  }

  /** The language of the document, if it is not English. */
  readonly #languageOf = () => {
    this.#language ??= { name: otherLanguage(this.#source.clean) };
    return this.#language.name;
  };

  /** True for an item of a procedure that shows a command and what it does; nothing of a procedure may vanish. */
  isWork({ text }: Prose, labels: readonly string[]): boolean {
    if (!text.includes('`') || isForReference(labels) || !labels.some(headsWork)) return false;
    return describesCommand(text, this.#programs);
  }

  /** "2. `…`", and nothing else: facts have no order. */
  #isNumberedCommand(index: number): boolean {
    const block = this.#blocks[index];
    return (
      block?.kind === 'item' &&
      block.number !== undefined &&
      isBareCommand(block.prose?.text ?? '', this.#programs)
    );
  }

  /** Something to do in a list of facts: "Verify: `…`", or what has to be there first. */
  #isToDo({ text }: Prose, labels: readonly string[]): boolean {
    return labels.some(requires) || labelled.test(text.slice(0, 200));
  }

  /** False where what stands above makes it a story, or an answer: "1. The disk is full", and a paragraph below. */
  #isApart(
    prose: Prose,
    item: ItemBlock | undefined,
    index: number,
    labels: readonly string[],
  ): boolean {
    if (!item) return !this.#isToldAbove(index);
    if (tellsOf(labels[0] ?? '')) return false;
    const lead = item.prose === prose ? undefined : plainWords(item.prose?.text ?? '');
    return lead === undefined || lead.endsWith(':') || isImperative(lead) || byRunning.test(lead);
  }

  /** "Never run:", "The job runs this:" right above. */
  #isToldAbove(index: number): boolean {
    const above = this.#blocks[index - 1];
    return above?.kind === 'paragraph' && tellsOf(plainWords(above.text.slice(-300)));
  }

  /** The shell of the fence right below, or inside the item. */
  #introduced(index: number): string | undefined {
    const below = this.#blocks[index + 1];
    if (below?.kind !== 'fence' || !below.shell) return undefined;
    return below.shell.lines.map(({ text }) => text).join('\n');
  }
}

/** `labels`: the sentence or the label above, and the heading. A section of useful commands is one of its own. */
const isForReference = ([nearest = '', heading = '']: readonly string[]): boolean =>
  forbidsList(heading) ||
  listsFiles(nearest) ||
  (nearest === heading ? false : isUnfollowed(nearest));

/** "Verify that all is well:", "Success criteria": what is listed there is looked at. */
const checks = (label: string): boolean =>
  label.length < 200 &&
  /^(?:\W*\d[\d.)]*\s+)?(?:(?:\w+ ){0,2}(?:verif\w+|validat\w+|checks?)|confirm\b|success criteria|acceptance)/i.test(
    label,
  );

const comesBack =
  /\b(?:exit|leave|log ?out|close) (?:of |from )?(?:the |that |your )?(?:shell|session|ssh|node|host|machine|container|pod|VM)\b|\bon your (?:own )?(?:machine|laptop|workstation|computer)\b|\bfrom your (?:own )?(?:machine|laptop|workstation|computer)\b/i;

/** "Or by running the command in the playbooks": the command is below. */
const byRunning =
  /^(?:(?:or|and|then|alternatively|optionally),? )?by (?:running|executing|using)\b[^.]{0,80}$/i;

/** "Validate: `…`": to be done, even in a list of facts. */
const labelled =
  /^\s*(?:\*\*|__)?(?:verify|validate|check|confirm|stop|start|restart|reload|fix|test|run)(?:\*\*|__)?:(?:\*\*|__)? *`/i;
