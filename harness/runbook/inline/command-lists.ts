import type { Block } from '../markdown/block.ts';
import { plainWords } from '../prose/prose.ts';
import { isImperative } from './imperative.ts';
import { isWholeCommand } from './whole-command.ts';

const bare =
  /^\s*(?:\[[ xX]\]\s+)?`{1,3}\s?(?:\$ )?([^`\n]+?)\s?`{1,3}\s*(?:\([^()`]{1,80}\)\s*)?[.;,]?\s*$/;
/** "what it does: `…`", "`…` — what it does", "`…`". */
const described =
  /^(?:[^`]{0,200}(?:[:–—]|\s-)\s*)?`{1,3}\s?([^`\n]+?)\s?`{1,3}(?:\s*(?:[:–—(]|-\s).*|\s*[.;,]?\s*)$/s;

/** The lists whose every item is one whole command and nothing else; one command alone makes no list. */
export function commandLists(
  blocks: readonly Block[],
  programs: ReadonlySet<string>,
): ReadonlySet<number> {
  return new Set(
    [...itemsByList(blocks)].flatMap(([list, all]) =>
      all.length > 1 && all.every(({ prose }) => isBareCommand(prose?.text ?? '', programs))
        ? list
        : [],
    ),
  );
}

/** "Look at the pods: `…`" */
const labelled = /^\s*([^`:]{1,80}):\s*`{1,3}\s?(?:\$ )?([^`\n]+?)\s?`{1,3}\s*[.;,]?\s*$/;

/** The lists of three commands or more with a label in front of each, and a verb in most labels. */
export function labelledLists(
  blocks: readonly Block[],
  programs: ReadonlySet<string>,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [list, all] of itemsByList(blocks)) {
    if (all.length < 3) continue;
    const parts = all.map(({ prose }) => labelled.exec(prose?.text ?? ''));
    if (!parts.every((part) => isCommand(part?.[2], programs))) continue;
    const ordering = parts.filter((part) => isImperative(plainWords(part?.[1] ?? '')));
    if (ordering.length * 2 > all.length) found.add(list);
  }
  return found;
}

const itemsByList = (blocks: readonly Block[]) =>
  Map.groupBy(
    blocks.flatMap((block) => (block.kind === 'item' ? block : [])),
    ({ list }) => list,
  );

/** True for whole commands with nothing but "or" between them. */
export const areBareCommands = (text: string, programs: ReadonlySet<string>): boolean =>
  text.split(/(?<=`)\s+or\s+(?=`)/).every((part) => isBareCommand(part, programs));

/** True for an item of one whole command and nothing else. */
export const isBareCommand = (text: string, programs: ReadonlySet<string>): boolean =>
  isCommand(bare.exec(text)?.[1], programs);

/** True for an item of a whole command and what it does, whatever else it says. */
export const describesCommand = (text: string, programs: ReadonlySet<string>): boolean =>
  isCommand(described.exec(text)?.[1], programs);

const isCommand = (code: string | undefined, programs: ReadonlySet<string>): boolean =>
  code !== undefined && isWholeCommand(code, { programs });
