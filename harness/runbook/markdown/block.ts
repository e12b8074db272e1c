import type { FenceLine } from '../fences/fence-lines.ts';
import type { FenceShell } from '../fences/fence-shell.ts';

/** A range of prose; `text` has the length of the range, with quote marks blanked. */
export interface Prose {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface HeadingBlock extends Prose {
  readonly kind: 'heading';
  /** 1 to 6; 0 for a heading inside a quote or a list, which starts no section. */
  readonly level: number;
  readonly title: string;
}

export interface ParagraphBlock extends Prose {
  readonly kind: 'paragraph';
  readonly item: ItemBlock | undefined;
}

/** A list item. `prose` is its first paragraph; the rest of its content follows as blocks. */
export interface ItemBlock {
  readonly kind: 'item';
  readonly markFrom: number;
  /** Its number, in an ordered list. */
  readonly number: number | undefined;
  readonly parent: ItemBlock | undefined;
  /** The same for all items of one list. */
  readonly list: number;
  prose: Prose | undefined;
}

export interface FenceBlock {
  readonly kind: 'fence';
  readonly from: number;
  readonly to: number;
  /** First word of the info string, lower case; null for none, and for an indented block. */
  readonly language: string | null;
  /** Content lines, without quote marks and without the indent of lists and of the fence itself. */
  readonly lines: readonly FenceLine[];
  /** The shell in it, if any. */
  readonly shell: FenceShell | undefined;
  /** The page says that nobody should run it: "Do not run this:", "❌ Bad example". */
  readonly forbidden: boolean;
  /** It holds the content of a script, which a person creates. */
  readonly isScript: boolean;
  readonly item: ItemBlock | undefined;
}

export type Block = HeadingBlock | ParagraphBlock | ItemBlock | FenceBlock;
