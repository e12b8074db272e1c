import type { Block, ItemBlock, Prose } from '../markdown/block.ts';
import { startsWithProgram } from '../sessions/starts-with-program.ts';
import { isTyped } from '../sessions/typed.ts';
import { forbids, isImperative } from './imperative.ts';
import type { OrderedSpan } from './ordered-spans.ts';
import { isWholeCommand } from './whole-command.ts';

/**
 * The lists, and where each begins, whose every item is a command of a known program, without marks of code; only a sentence above that
 * announces commands makes steps of them.
 */
export function bareLists(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const items = blocks.flatMap((block, at) => (block.kind === 'item' ? { block, at } : []));
  return new Map(
    [...Map.groupBy(items, ({ block }) => block.list)].flatMap(([list, all]) =>
      all.every(({ block }) => isBare(block)) ? [[list, all[0]?.at ?? 0] as const] : [],
    ),
  );
}

const isBare = ({ prose }: ItemBlock): boolean => {
  const text = prose?.text.trim() ?? '';
  if (text === '' || /[`\n]/.test(text)) return false;
  return isTyped(text) && startsWithProgram(text) && isWholeCommand(text, { programs: none });
};
const none: ReadonlySet<string> = new Set();

/** "Log in and run the following commands", with or without a colon. */
export const tellsToRun = (label: string): boolean =>
  label.length < 300 && ordering.test(label) && isImperative(label) && !forbids(label);
const ordering =
  /\b(?:run|execute|issue|type|enter)\b[^.]{0,20}\b(?:these|following|below)\b[^.]{0,60}$/i;

/** All of the item, as a command. */
export function spanOfItem({ text }: Prose): OrderedSpan {
  const [from, to] = [text.length - text.trimStart().length, text.trimEnd().length];
  const sentence = { from: 0, to: text.length, words: text, spans: [] };
  return { from, to, sentence, isAlternative: false };
}
