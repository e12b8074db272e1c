import type { StepLabel } from '../model/runbook.ts';
import { isConditional, joinLabels } from './fences/step-labels.ts';
import { variantParts } from './fences/variant-labels.ts';
import type { Block } from './markdown/block.ts';
import { type PagePart, pagePartsOf } from './markdown/page-parts.ts';
import { partAt, type Source } from './markdown/source.ts';

/**
 * The branches that a page shows by its form and not in the words of a step: tabs (a reader follows one of them), folds
 * with a condition as their title, labels of systems above fences ("Ubuntu", "CentOS"), and labels in bold that hold for all below them ("**Option B**").
 */
export class BranchReader {
  readonly #source: Source;
  readonly #parts: readonly PagePart[];
  #label: StepLabel | undefined;

  constructor(source: Source, blocks: readonly Block[]) {
    this.#source = source;
    const { parts } = pagePartsOf(source);
    const shown = parts.length > 0 ? branchesAmong(parts, blocks) : parts;
    const variants = variantParts(blocks);
    this.#parts =
      variants.length > 0
        ? [...shown, ...variants].sort((one, other) => one.from - other.from)
        : shown;
  }

  /** Begins a section. */
  enter(): void {
    this.#label = undefined;
  }

  /** A label that stands alone holds up to the next one. */
  label(text: string, from: number): void {
    this.#label = isConditional(text) ? this.#labelOf(text, from) : undefined;
  }

  /** The branch that a place is in. `above`: the sentences that introduce the lists around it, the outermost first. */
  around(offset: number, above: readonly { text: string; from: number }[]): StepLabel | undefined {
    let found: StepLabel | undefined;
    for (const { from, to, title } of this.#parts) {
      if (from > offset) break;
      if (offset < to) found = joinLabels(found, this.#labelOf(title, from));
    }
    found = joinLabels(found, this.#label);
    for (const { text, from } of above) {
      const last = text.split(/(?<=[.!?])\s+/).at(-1) ?? text;
      if (isConditional(last)) found = joinLabels(found, this.#labelOf(last, from));
    }
    return found;
  }

  #labelOf(text: string, from: number): StepLabel {
    return { text, conditional: true, place: this.#source.placeAt(from) };
  }
}

/** Tabs with commands beside others with commands, and titles with a condition. */
function branchesAmong(parts: readonly PagePart[], blocks: readonly Block[]): PagePart[] {
  const commands = blocks.filter(showsCommand).map(startOf);
  const withCommands = parts.filter(
    ({ kind, from, to }) => kind === 'tab' && (commands[partAt(commands, to - 1)] ?? -1) >= from,
  );
  const sets = Map.groupBy(withCommands, ({ set }) => set);
  return parts.filter((part) =>
    part.kind === 'tab'
      ? withCommands.includes(part) && (sets.get(part.set)?.length ?? 0) > 1
      : isConditional(part.title),
  );
}

const startOf = (block: Block) => (block.kind === 'item' ? block.markFrom : block.from);

function showsCommand(block: Block): boolean {
  if (block.kind === 'fence') return block.shell !== undefined;
  const text = block.kind === 'item' ? block.prose?.text : block.text;
  return text?.includes('`') ?? false;
}
