import { isOfPair } from './paired-objectives.ts';
import type { Stated } from './stated.ts';

/** What may stand between the units of one time: "1 hour, 30 minutes", "1 hora e 30 minutos", "1 h and thirty min". */
const joint =
  /^(?:[ \u00a0]*,[ \u00a0]*(?:and[ \u00a0]+)?|[ \u00a0]+(?:(?:and|e|et|und|y)[ \u00a0]+)?)$/i;
/** "1 hour, 30 minutes for tier 1" are two times. */
const apart = /^\s*(?:\(|(?:for|per|each|at|on|in|if|when|after|later|of|or|with)\b)/i;

/** Joins the units that make one time. */
export function joinUnits(text: string, all: readonly Stated[]): readonly Stated[] {
  const joined: Stated[] = [];
  for (const next of all) {
    const before = joined.at(-1);
    if (before && belongs(text, before, next)) {
      joined[joined.length - 1] = {
        ...before,
        to: next.to,
        minMs: before.minMs + next.minMs,
        maxMs: before.maxMs + next.maxMs,
        unitMs: next.unitMs,
        unsure: before.unsure || next.unsure,
      };
    } else joined.push(next);
  }
  return joined;
}

const isInUnits = ({ form }: Stated) => form === 'digits' || form === 'spelled';

function belongs(text: string, before: Stated, next: Stated): boolean {
  if (before.range || next.range || !isInUnits(before) || !isInUnits(next)) return false;
  if (next.maxMs >= before.unitMs || next.maxMs >= next.unitMs * 60) return false;
  if (before.maxMs % before.unitMs !== 0) return false;
  const between = text.slice(before.to, next.from);
  if (!joint.test(between)) return false;
  if (/\S/.test(between) && isOfPair(text, before.from)) return false;
  if (!between.includes(',')) return true;
  return (
    !/^an?\s/i.test(text.slice(next.from, next.to)) &&
    !apart.test(text.slice(next.to, next.to + 12))
  );
}
