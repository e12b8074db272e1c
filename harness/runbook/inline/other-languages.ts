import { byLanguage, byScript, type Orders } from './foreign-orders.ts';
import type { Order, Surroundings } from './order.ts';

/** "可以使用 `…`": leaves it to the reader. */
const may = /(?:可以|也可|可)(?:直接)?(?:使用|运行|执行|输入)[^，。]{0,8}$/;
/** Most sentences are English: this cheap check comes first. */
const english = /\b(?:the|and|of|with|this|from|check|run)\b/i;
const isForeign = /[^\p{Script=Latin}\p{Script=Common}]/u;

/** The order of a sentence in another language than English; undefined where it gives none. */
export function orderInOtherLanguage({ before, after, language }: Surroundings): Order | undefined {
  const words = before.replace(/\s+/g, ' ');
  const sentence = words.split(/[。！？；]|\.\s/).at(-1) ?? '';
  const rest = after.slice(0, 60).replace(/\n/g, ' ');
  const isOf = ({ before: front, after: back, not }: Orders) =>
    (front?.test(sentence.trimStart()) ?? true) &&
    (back?.test(rest) ?? true) &&
    !not.test(sentence + rest);
  const inScript = isForeign.test(sentence + rest) ? byScript.find(isOf) : undefined;
  if (inScript) return may.test(sentence) ? 'look' : strengthOf(inScript);
  if (english.test(sentence)) return undefined;
  for (const [name, orders] of Object.entries(byLanguage)) {
    const found = orders.find(isOf);
    if (found && language?.() === name) return strengthOf(found);
  }
  return undefined;
}

const strengthOf = ({ runs, looks }: Orders): Order => (looks ? 'look' : runs ? 'run' : 'ordered');
