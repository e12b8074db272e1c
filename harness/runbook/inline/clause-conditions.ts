import { isConditional } from '../fences/step-labels.ts';
import { codeSpans, withoutCode } from '../prose/prose.ts';
import type { OrderedSpan } from './ordered-spans.ts';

/** An item that starts with a condition is a branch as a whole. */
const starts =
  /^\s*(?:\*\*|__)?(?:\(?optional\b|if|unless|otherwise|only (?:if|when)|as a last resort|should (?:it|this|that) )\b/i;
/** "; if that fails, run": the condition of what follows. "if it is full, then run": that of what is before. */
const ofNext =
  /(?:[,;:.–—(]|\s-)\s*(?:and |but |or |then |only )*(?:if|unless|otherwise|else|should|in case|failing|alternatively|optionally|as a last resort)\b.*$/is;
const instead = /\b(?:otherwise|or else|else|instead|failing that)\b/i;

/** True for a command on a condition that its item, its sentence or its clause states. */
export function isBranch(text: string, span: OrderedSpan, all: readonly OrderedSpan[]): boolean {
  if (starts.test(withoutSpans(text))) return true;
  const { sentence } = span;
  const its = all.filter((one) => one.sentence === sentence);
  const words = (from: number, to: number) => withoutSpans(text.slice(from, to));
  if (its.length === 1) return isConditional(words(sentence.from, sentence.to));
  const at = its.indexOf(span);
  const first = its[0]?.from ?? sentence.from;
  if (isConditional(words(sentence.from, first))) return true;
  const before = at > 0 ? words((its[at - 1]?.to ?? 0) + 1, span.from - 1) : '';
  if (isOfNext(before)) return true;
  // "Run a and b if needed": a condition at the end is that of all that it joins.
  for (let next = at + 1; next <= its.length; next += 1) {
    const from = (its[next - 1]?.to ?? 0) + 1;
    const after = words(from, its[next]?.from ?? sentence.to);
    if (isConditional(after)) return !isOfNext(after);
    if (!joins.test(after)) return false;
  }
  return false;
}

const joins = /^[\s,*_`]*(?:and|&|\+)?[\s*_`]*$/i;
const isOfNext = (words: string) =>
  isConditional(words) && (ofNext.test(words) || instead.test(words));

const withoutSpans = (text: string) => withoutCode(text, codeSpans(text)).replaceAll('`', ' ');
