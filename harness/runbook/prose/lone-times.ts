import { plain } from '../fences/fence-language.ts';
import type { FenceBlock } from '../markdown/block.ts';
import { namesRecoveryTime } from './recovery-names.ts';
import { unit } from './units.ts';

const time = new RegExp(
  String.raw`^(?:[<≤~≈]|up to|within|about|at most|under|max\.?)?\s?\d{1,4}(?:\.\d{1,2})?\s?(?:(?:-|–|to)\s?\d{1,4}\s?)?(?:${unit})\.?$`,
  'i',
);
/** Words right above that say no more than the heading does. */
const target = /^(?:the |our )?(?:targets?|objectives?|goals?|time|value|maximum)?\s*:?$/i;

/** True for a fence that holds nothing but a time, below words that name the recovery time: "RTO", and "Target:". */
export function isRecoveryTime(
  { language, lines, shell }: FenceBlock,
  above: string,
  labels: readonly string[],
): boolean {
  if (shell || !plain.has(language)) return false;
  const [first, ...others] = lines.filter(({ text }) => text.trim() !== '');
  if (!first || others.length > 0 || !time.test(first.text.trim())) return false;
  const words = above.replaceAll(/[*_`]/g, '').trim();
  return (
    namesRecoveryTime(words) ||
    (target.test(words) && labels.some((label) => namesRecoveryTime(label)))
  );
}
