import type { Block } from '../markdown/block.ts';
import { isWholeCommand } from './whole-command.ts';

const bare = /^\s*(?:\[[ xX]\]\s+)?`{1,3}\s?(?:\$ )?([^`\n]+?)\s?`{1,3}\s*[.;,]?\s*$/;
/** "what it does: `…`", "`…` — what it does", "`…`". */
const described =
  /^(?:[^`]{0,200}(?:[:–—]|\s-)\s*)?`{1,3}\s?([^`\n]+?)\s?`{1,3}(?:\s*(?:[:–—(]|-\s).*|\s*[.;,]?\s*)$/s;

/** The lists whose every item is one whole command and nothing else; one command alone makes no list. */
export function commandLists(
  blocks: readonly Block[],
  programs: ReadonlySet<string>,
): ReadonlySet<number> {
  const items = Map.groupBy(
    blocks.flatMap((block) => (block.kind === 'item' ? block : [])),
    ({ list }) => list,
  );
  return new Set(
    [...items].flatMap(([list, all]) =>
      all.length > 1 && all.every(({ prose }) => isBareCommand(prose?.text ?? '', programs))
        ? list
        : [],
    ),
  );
}

/** True for an item of one whole command and nothing else. */
export const isBareCommand = (text: string, programs: ReadonlySet<string>): boolean =>
  isCommand(bare.exec(text)?.[1], programs);

/** True for an item of a whole command and what it does, whatever else it says. */
export const describesCommand = (text: string, programs: ReadonlySet<string>): boolean =>
  isCommand(described.exec(text)?.[1], programs);

const isCommand = (code: string | undefined, programs: ReadonlySet<string>): boolean =>
  code !== undefined && isWholeCommand(code, { programs });
