import { fullUnits, msOfUnit, unitWords } from '../../model/duration.ts';
import type { Claim, Place } from '../../model/runbook.ts';
import { isAboutRecovery } from './recovery-words.ts';

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
};

const amount = String.raw`\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?`;
const unit = `${unitWords}|[smhd]`;
const duration = new RegExp(
  String.raw`(?<![\w.:/$-])(${amount})(?:\s?(${unit})?\s?(?:-|–|—|to|and)\s?(${amount}))?[ \n-]?(${unit})(?![\w/])`,
  'gi',
);
const spelled = new RegExp(
  String.raw`\b(${Object.keys(numberWords).join('|')})[ \n-](${fullUnits})\b`,
  'gi',
);
/** Most prose states no time: this cheap check comes first. */
const unitWord = new RegExp(String.raw`\d[ \n-]?[smhd]|\b(?:${fullUnits})\b`, 'i');
const further = new RegExp(String.raw`(?:\s|\band\b){0,7}(${amount})\s?(${unit})(?![\w/])`, 'iy');

// Longer phrases come first: "no more than" is not "more than".
const under =
  /(?:<=?|≤|&lt;=?|&le;|\b(?:under|below|within|less than|fewer than|shorter than|at most|up to|(?:no|not) (?:more|longer) than|max(?:imum)?(?: of)?:?))\s*$/i;
const over =
  /(?:>=?|≥|&gt;=?|&ge;|\b(?:over|above|more than|longer than|greater than|slower than|at least|exceed(?:s|ed|ing)?|min(?:imum)?(?: of)?:?))\s*$/i;
const exactly =
  /(?:~|≈|\b(?:default(?:s to| is| of)?:?|about|around|approximately|approx\.|after))\s*$/i;
const underAfter = /^\s*(?:or less|or fewer|or faster|at most|max(?:imum)?\b)/i;
const overAfter = /^(?:\s*(?:or more|or longer|at least)|\+)/i;

/** A duration with its range in the text, before the words around it are read. */
interface Stated {
  readonly from: number;
  readonly to: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly range: boolean;
  readonly spelled: boolean;
}

/**
 * The times that a range of prose states; its code spans must be blank. `label`: words above that
 * apply to all of it ("Expected Recovery Time:").
 */
export function findClaims(
  text: string,
  label: string,
  placeAt: (offset: number) => Place,
): Claim[] {
  if (!unitWord.test(text)) return [];
  const claims: Claim[] = [];
  for (const stated of [...digits(text), ...words(text)].sort((a, b) => a.from - b.from)) {
    const claim = judge(text, stated);
    if (!claim) continue;
    const recovery = isAboutRecovery(text, claim.from, claim.to, label);
    claims.push({ ...claim.bounds, recovery, text: claim.text, place: placeAt(claim.from) });
  }
  return claims;
}

function* digits(text: string): Generator<Stated> {
  duration.lastIndex = 0;
  for (let match = duration.exec(text); match; match = duration.exec(text)) {
    const [, first = '', firstUnit, second, lastUnit = ''] = match;
    const low = milliseconds(first, firstUnit ?? lastUnit);
    const high = second ? milliseconds(second, lastUnit) : low;
    const extra = second ? { ms: 0, to: duration.lastIndex } : readFurther(text, lastUnit);
    duration.lastIndex = extra.to;
    const range = second !== undefined;
    const [minMs, maxMs] = [low + extra.ms, high + extra.ms];
    yield { from: match.index, to: extra.to, minMs, maxMs, range, spelled: false };
  }
}

/** "1 hour 30 minutes", "1h30m": smaller units add up. */
function readFurther(text: string, lastUnit: string): { ms: number; to: number } {
  let [ms, to, smallest] = [0, duration.lastIndex, msOfUnit(lastUnit)];
  for (;;) {
    further.lastIndex = to;
    const match = further.exec(text);
    if (!match?.[1] || !match[2] || msOfUnit(match[2]) >= smallest) return { ms, to };
    ms += milliseconds(match[1], match[2]);
    to = further.lastIndex;
    smallest = msOfUnit(match[2]);
  }
}

function* words(text: string): Generator<Stated> {
  for (const match of text.matchAll(spelled)) {
    const ms = (numberWords[match[1]?.toLowerCase() ?? ''] ?? 0) * msOfUnit(match[2] ?? '');
    const to = match.index + match[0].length;
    yield { from: match.index, to, minMs: ms, maxMs: ms, range: false, spelled: true };
  }
}

function judge(text: string, stated: Stated) {
  const before = text.slice(Math.max(0, stated.from - 40), stated.from);
  const after = text.slice(stated.to, stated.to + 12);
  const { minMs, maxMs } = stated;
  const quoted = (word: RegExpExecArray | null, wordAfter: RegExpExecArray | null) => {
    const from = stated.from - (word?.[0].length ?? 0);
    const to = stated.to + (wordAfter?.[0].length ?? 0);
    return { from, to, text: text.slice(from, to).replace(/\s+/g, ' ') };
  };
  if (stated.range && minMs < maxMs) {
    return { ...quoted(null, null), bounds: { kind: 'range', minMs, maxMs } as const };
  }
  const [less, lessAfter] = [under.exec(before), underAfter.exec(after)];
  if (less || lessAfter) {
    return { ...quoted(less, lessAfter), bounds: { kind: 'under', maxMs } as const };
  }
  const [more, moreAfter] = [over.exec(before), overAfter.exec(after)];
  if (more || moreAfter) {
    return { ...quoted(more, moreAfter), bounds: { kind: 'over', minMs } as const };
  }
  // "a second replica", "the one hour when": a spelled number counts only together with a bound.
  if (stated.spelled) return undefined;
  return {
    ...quoted(exactly.exec(before), null),
    bounds: { kind: 'exactly', minMs, maxMs } as const,
  };
}

function milliseconds(number: string, unitWord: string): number {
  return Math.round(Number(number.replaceAll(',', '')) * msOfUnit(unitWord));
}
