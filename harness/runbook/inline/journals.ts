import { closesClause } from './following-words.ts';
import { isVerb } from './imperative.ts';
import type { Order, Surroundings } from './order.ts';

const told =
  /^(?:(?:then|next|now|so|and|first|afterwards|after that|finally),? )*(i|we)? ?(?:(?:then|also|now|just) )?([a-z]+)\b([^:.]{0,100})(:|\()$/i;
const irregular = new Set(
  'took made built brought put set shut ran reran rebuilt wrote'.split(' '),
);
/** A story of what went wrong is not for repeating. */
const wrong =
  /\b(?:wrong|wrongly|accident\w*|mistake\w*|incident|outage|yesterday|unfortunately|instead|tried|had)\b/i;

/** True for the past of a verb that orders: "stopped", "copied", "created". */
function isPast(word: string): boolean {
  if (irregular.has(word)) return true;
  if (!word.endsWith('ed') || /^(?:fail|us)ed$/.test(word)) return false;
  const stem = word.slice(0, -2);
  return [stem, `${stem}e`, stem.slice(0, -1), stem.replace(/i$/, 'y')].some(isVerb);
}

/**
 * What somebody did, in a paragraph of an account of how something was set up: "I stopped the shop: `…`", "Added the
 * key (`…`)". Where another follows it, he does the same.
 */
export function orderOfJournal(before: string, { after, inItem }: Surroundings): Order | undefined {
  if (inItem) return undefined;
  const [, subject, verb = '', object = '', end] = told.exec(before) ?? [];
  if (!isPast(verb.toLowerCase()) || wrong.test(before)) return undefined;
  if (end === ':') return subject && /^[\s.*_]*$/.test(after) ? 'ordered' : undefined;
  return object.trim() !== '' && closesClause(after) ? 'ordered' : undefined;
}
