import type { Claim, Placeholder, Step } from '../model/runbook.ts';
import { BranchReader } from './branch-reader.ts';
import { taskOf } from './checklists/announced-checks.ts';
import { FactReader } from './fact-reader.ts';
import { isJobFile } from './fences/directives.ts';
import { fenceSteps } from './fences/fence-steps.ts';
import { introduces, introducesItem, introductionOf, itemLabel } from './fences/introductions.ts';
import { joinLabels } from './fences/step-labels.ts';
import { workStep } from './fences/work-step.ts';
import { InlineReader, type InlineStep } from './inline/inline-reader.ts';
import { LabelReader, type Labels } from './label-reader.ts';
import type {
  Block,
  FenceBlock,
  HeadingBlock,
  ItemBlock,
  ParagraphBlock,
  Prose,
} from './markdown/block.ts';
import { isNumbered, textOf } from './markdown/block-text.ts';
import type { Source } from './markdown/source.ts';
import { FoundPlaceholders } from './placeholders/found-placeholders.ts';
import { findClaims, maskCode } from './prose/claims.ts';
import { isRecoveryTime } from './prose/lone-times.ts';
import { boldLabel, codeSpans, oneLine } from './prose/prose.ts';
import { labelsTime } from './prose/recovery-names.ts';
import { openSection, type Section } from './section.ts';
import { isInstruction, isTask, type SectionKind } from './section-kind.ts';
import { settledClaims } from './settled-claims.ts';

/** Walks the blocks once, and files their content under its section. */
export class RunbookReader {
  readonly sections: Section[];
  readonly #source: Source;
  readonly #blocks: readonly Block[];
  readonly #labels: LabelReader;
  readonly #inline: InlineReader;
  readonly #branches: BranchReader;
  readonly #facts: FactReader;
  readonly #holes = new FoundPlaceholders();
  #section: Section;

  constructor(source: Source, blocks: readonly Block[]) {
    this.#source = source;
    this.#blocks = blocks;
    this.#facts = new FactReader(source);
    this.#inline = new InlineReader(source, blocks);
    this.#branches = new BranchReader(source, blocks);
    this.#section = openSection(undefined, undefined, source.placeAt(0));
    this.#labels = new LabelReader(blocks, this.#section);
    this.sections = [this.#section];
  }

  /** The commands in prose, in order. */
  get inline(): readonly InlineStep[] {
    return this.#inline.steps;
  }

  /** Every claim of the document, in order. */
  get claims(): readonly Claim[] {
    return this.sections.flatMap(({ claims }) => claims);
  }

  get placeholders(): readonly Placeholder[] {
    return this.#holes.inOrder();
  }

  readAll(): this {
    for (const [index, block] of this.#blocks.entries()) {
      if (block.kind === 'heading') this.#readHeading(block);
      else if (block.kind === 'paragraph') this.#readParagraph(block, index);
      else if (block.kind === 'item') this.#readItem(block, index);
      else this.#readFence(block, index);
    }
    for (const { found, claims } of this.sections)
      for (const claim of settledClaims(found)) claims.push(claim);
    return this;
  }

  #readHeading(heading: HeadingBlock): void {
    if (heading.level > 0) {
      const place = this.#source.placeAt(heading.from);
      this.#section = openSection(heading, this.#section, place);
      this.sections.push(this.#section);
      this.#labels.enter(this.#section);
      this.#branches.enter();
      this.#inline.away = false;
    }
    this.#readProse(heading, '');
  }

  #readParagraph(paragraph: ParagraphBlock, index: number): void {
    const label = boldLabel(paragraph.text);
    if (label) {
      this.#labels.bold = label.rest === '' ? label.label : undefined;
      this.#branches.label(this.#labels.bold ?? '', paragraph.from);
    }
    const labels = this.#labels.of(paragraph.item);
    const commands = this.#readInline(paragraph, index, labels, false);
    this.#readProse(paragraph, this.#labels.bold ?? '', commands);
    const { bold } = this.#labels;
    const above = this.#labels.rightAbove(index);
    this.#facts.readDataRisk(paragraph, this.#section, label, above, bold);
    this.#facts.readSymptoms(paragraph, this.#section, label, bold);
  }

  #readItem(item: ItemBlock, index: number): void {
    const { nearest, kind } = this.#labels.ofList(item, index);
    if (!item.prose) return;
    this.#readTask(item.prose, item.markFrom, nearest);
    const ordered =
      isInstruction(oneLine(item.prose.text), item.number !== undefined, kind) ||
      (kind === undefined && isTask(item.prose.text));
    const inSteps = ordered || (kind === undefined && isNumbered(item));
    const commands = this.#readInline(item.prose, index, { nearest, kind }, inSteps);
    this.#readProse(item.prose, nearest, commands);
    const { bold } = this.#labels;
    const own = boldLabel(item.prose.text);
    if (this.#facts.readDataRisk(item.prose, this.#section, own, nearest, bold)) return;
    const text = oneLine(item.prose.text);
    const place = this.#source.placeAt(item.markFrom);
    if (kind === 'symptoms') {
      this.#facts.addSymptom(item.prose.text, item.markFrom, this.#section, bold);
    } else if (commands.length === 0 && (ordered || this.#isWork(item.prose, nearest, kind))) {
      if (introduces(this.#blocks, index, item)) return;
      const endLine = this.#source.lineAt(Math.max(item.prose.from, item.prose.to - 1));
      const label = itemLabel(this.#source, item);
      const labelled = label?.item === undefined ? {} : { label };
      const step: Step = { kind: 'instruction', ...labelled, place, endLine, text };
      this.#addStep(step, item.markFrom, item);
    }
  }

  #readTask({ text }: Prose, from: number, nearest: string): void {
    if (!isTask(text)) return;
    const task = taskOf(oneLine(text), this.#labels.allAbove(nearest));
    this.#section.tasks.push({ ...task, place: this.#source.placeAt(from) });
  }

  #isWork(prose: Prose, nearest: string, kind: SectionKind | undefined): boolean {
    const labels = [nearest, this.#section.heading?.title ?? ''];
    return kind === undefined && this.#inline.isWork(prose, labels);
  }

  /** Files the commands that a list item or a paragraph orders, if its labels do not make it a fact. */
  #readInline(
    prose: Prose & { readonly item?: ItemBlock | undefined },
    index: number,
    { nearest, kind }: Labels,
    inSteps: boolean,
  ): readonly InlineStep[] {
    const { known, steps, heading } = this.#section;
    const labels = [nearest, heading?.title ?? ''];
    const isFact = kind === 'facts' || kind === 'symptoms';
    const commands = this.#inline.read(prose, index, { known, inSteps, labels, isFact });
    // "If the node is empty:" introduces the list inside it, "Stop it" the command that is all of the paragraph below.
    const above = steps.at(-1);
    const parent = index > 0 && this.#blocks[index - 1];
    const block = this.#blocks[index];
    const item = block?.kind === 'item' ? block : prose.item;
    if (
      commands.length > 0 &&
      above?.kind === 'instruction' &&
      parent &&
      (introducesItem(parent, block) || isSaidBy(parent, prose))
    )
      steps.pop();
    for (const { step, from } of commands) this.#addStep(step, from, item);
    return commands;
  }

  #readFence(fence: FenceBlock, index: number): void {
    const { steps } = this.#section;
    const isFact = this.#labels.showsFacts(fence, index);
    const work = isFact ? undefined : workStep(this.#source, this.#blocks, index, steps);
    // The item that introduces the fence is its label, and not a step itself.
    if (work?.instead) steps.splice(steps.lastIndexOf(work.instead), 1);
    if (work) this.#addStep(work.step, fence.from, fence.item);
    if (work?.step.kind !== 'yaml') this.#readContent(fence, index);
    this.#readTime(fence, index);
    const [above, { placeAt }] = [textOf(this.#blocks[index - 1]), this.#source];
    if (fence.shell || isJobFile(fence.lines)) this.#holes.addDirectives(fence.lines, placeAt);
    else this.#holes.addConfiguration(fence, above, placeAt);
  }

  /** "< 30 minutes" alone, below "Recovery time objective". */
  #readTime(fence: FenceBlock, index: number): void {
    const labels = [this.#labels.bold ?? '', this.#section.heading?.title ?? ''];
    const before = this.#blocks[index - 1];
    if (!isRecoveryTime(fence, before?.kind === 'paragraph' ? before.text : '', labels)) return;
    const line = fence.lines.find(({ text }) => text.trim() !== '');
    if (!line) return;
    const placeAt = (offset: number) => this.#source.placeAt(line.from + offset);
    const claims = findClaims(line.text, [textOf(before), ...labels], placeAt);
    for (const claim of claims) this.#section.found.push(claim);
  }

  #readContent(fence: FenceBlock, index: number): void {
    const introduction = introductionOf(this.#source, this.#blocks, index, fence);
    const { steps, claims } = fenceSteps(this.#source, fence, introduction, this.#section.known);
    // One by one: a fence of 10 MB has more steps than a call may have arguments.
    for (const step of steps) {
      this.#addStep(step, fence.from, fence.item);
      if (step.kind === 'command') this.#holes.addCommand(step.placeholders);
    }
    for (const claim of claims) this.#section.found.push(claim);
  }

  /** Files a step, as part of the branch that it stands in. */
  #addStep(step: Step, offset: number, item: ItemBlock | undefined): void {
    const branch = this.#branches.around(offset, this.#labels.aboveLists(item));
    if (!branch || step.kind === 'material') this.#section.steps.push(step);
    else this.#section.steps.push({ ...step, label: joinLabels(branch, step.label) ?? branch });
  }

  /** Reads the claims and the code spans of a range of prose. */
  #readProse({ text, from }: Prose, label: string, commands: readonly InlineStep[] = []): void {
    const spans = codeSpans(text);
    const placeAt = (offset: number) => this.#source.placeAt(from + offset);
    const labels = [label, this.#section.heading?.title ?? ''];
    if (labelsTime(text)) this.#section.labelsTime = true;
    for (const claim of findClaims(maskCode(text, spans), labels, placeAt)) {
      this.#section.found.push(claim);
    }
    for (const span of spans) {
      const command = commands.find(
        (one) => one.from >= from + span.from && one.to <= from + span.to,
      );
      if (command) this.#holes.addCommand(command.step.placeholders);
      else this.#holes.addCode(text, span, placeAt);
    }
    this.#holes.addWords(text, spans, placeAt);
  }
}

/** The order of an item, above a paragraph of it that is nothing but code. */
const isSaidBy = (
  above: Block,
  { text, item }: Prose & { readonly item?: ItemBlock | undefined },
) =>
  above.kind === 'item' &&
  above === item &&
  /^\s*`[^`\n]+`(?:\s+or\s+`[^`\n]+`)?\.?\s*$/.test(text);
