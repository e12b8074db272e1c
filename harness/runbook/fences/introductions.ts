import type { StepLabel } from '../../model/runbook.ts';
import type { Block, FenceBlock, ItemBlock, Prose } from '../markdown/block.ts';
import type { Source } from '../markdown/source.ts';
import { boldLabel, plainWords } from '../prose/prose.ts';
import { isConditional } from './step-labels.ts';

/** True for an item that introduces commands: the commands are its steps, and it is their label. */
export function introduces(blocks: readonly Block[], index: number, item: ItemBlock): boolean {
  for (let at = index + 1; ; at += 1) {
    const block = blocks[at];
    if (block?.kind === 'fence' && block.shell) return block.item === item || endsInColon(item);
    const within = (block?.kind === 'fence' || block?.kind === 'paragraph') && block.item === item;
    const labels = block?.kind === 'paragraph' && boldLabel(block.text)?.rest === '';
    if (!within && !labels) return false;
  }
}

/** True for an item that ends in a colon, right above the first item inside it. */
export const introducesItem = (above: Block, block: Block | undefined): boolean =>
  above.kind === 'item' && block?.kind === 'item' && block.parent === above && endsInColon(above);

function endsInColon({ prose }: ItemBlock): boolean {
  return plainWords(prose?.text ?? '').endsWith(':');
}

/** The introduction of a fence: the item around it, or the item or sentence right above that ends in a colon. */
export function introductionOf(
  source: Source,
  blocks: readonly Block[],
  index: number,
  fence: FenceBlock,
): StepLabel | undefined {
  if (fence.item) return itemLabel(source, fence.item);
  const before = blocks[index - 1];
  if (before?.kind === 'item' && endsInColon(before)) return itemLabel(source, before);
  if (before?.kind !== 'paragraph') return undefined;
  const label = proseLabel(source, before);
  // "Recovery Procedure:" in bold names a section; "If it is stuck:" in bold is a condition.
  const names = boldLabel(before.text) !== undefined && !label.conditional;
  return (label.text.endsWith(':') && !names) || isCondition(label.text) ? label : undefined;
}

/** "Otherwise restore the backup.": one sentence, and the fence right below says how. */
const isCondition = (text: string): boolean =>
  text.length < 300 &&
  /^(?:if|otherwise|else|unless|only (?:if|when)|alternatively|optionally|in case|as a last resort|failing that)\b[^.:!?]*[.!]?$/i.test(
    text,
  );

/** The label of an item; an item inside a conditional item is conditional as well. */
export function itemLabel(source: Source, item: ItemBlock): StepLabel | undefined {
  const outer = item.parent && itemLabel(source, item.parent);
  if (!item.prose) return outer;
  const own = proseLabel(source, item.prose);
  const number = item.number ?? outer?.item;
  return {
    ...own,
    conditional: own.conditional || (outer?.conditional ?? false),
    place: source.placeAt(item.markFrom),
    ...(number === undefined ? {} : { item: number }),
  };
}

/** The label that a sentence or a paragraph gives. */
export function proseLabel(source: Source, prose: Prose): StepLabel {
  const text = plainWords(prose.text);
  return { text, conditional: isConditional(text), place: source.placeAt(prose.from) };
}
