import type { Block } from '../markdown/block.ts';
import type { PagePart } from '../markdown/page-parts.ts';
import { plainWords } from '../prose/prose.ts';
import { isVariant } from './variants.ts';

interface Variant extends PagePart {
  readonly hasCommands: boolean;
}

/**
 * The fences of a page that are alternatives, each below a label that only says for whom it is: "**Ubuntu/Debian:**" and
 * "**CentOS/RHEL:**" one after the other. What follows the last of them is for every reader again.
 */
export function variantParts(blocks: readonly Block[]): readonly PagePart[] {
  const found: PagePart[] = [];
  let run: Variant[] = [];
  const end = () => {
    const own = run.filter(({ hasCommands }) => hasCommands);
    if (run.length > 1) for (const part of own) found.push(part);
    run = [];
  };
  for (let at = 0; at < blocks.length; at += 1) {
    const label = blocks[at + 1]?.kind === 'fence' ? labelOf(blocks[at]) : undefined;
    let last = at;
    while (label && blocks[last + 1]?.kind === 'fence') last += 1;
    if (!label || last === at) {
      if (run.length > 0) end();
      continue;
    }
    const fences = blocks.slice(at + 1, last + 1).filter((block) => block.kind === 'fence');
    run.push({
      kind: 'tab',
      from: label.from,
      to: fences.at(-1)?.to ?? label.from,
      title: label.title,
      set: -1,
      hasCommands: fences.some(({ shell }) => shell !== undefined),
    });
    at = last;
  }
  end();
  return found;
}

/** Of a paragraph or an item that is nothing but such a label. */
function labelOf(block: Block | undefined): { title: string; from: number } | undefined {
  if (block?.kind !== 'paragraph' && block?.kind !== 'item') return undefined;
  const prose = block.kind === 'item' ? block.prose : block;
  if (!prose || prose.text.length > 120) return undefined;
  const title = plainWords(prose.text);
  return isVariant(title) ? { title, from: prose.from } : undefined;
}
