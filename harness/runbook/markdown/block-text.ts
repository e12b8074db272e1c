import type { Block, ItemBlock } from './block.ts';

/** True for an item of a numbered list, or inside one. */
export function isNumbered(item: ItemBlock): boolean {
  for (let at: ItemBlock | undefined = item; at; at = at.parent)
    if (at.number !== undefined) return true;
  return false;
}

/** The text of a block that is no fence; empty for all else. */
export const textOf = (block: Block | undefined): string =>
  block?.kind === 'item'
    ? (block.prose?.text ?? '')
    : block === undefined || block.kind === 'fence'
      ? ''
      : block.text;
