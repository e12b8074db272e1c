import { fullUnits } from '../../model/duration.ts';
import { inClocks } from './clocks.ts';
import { inIso } from './iso-durations.ts';
import { joinUnits } from './joined-units.ts';
import { numberOf, spelledNumber } from './number-words.ts';
import type { Stated } from './stated.ts';
import { end, sumOf } from './sums.ts';
import { english, isUnit, milliseconds, msOf, unit } from './units.ts';
import { amount, isUnsure } from './written-numbers.ts';

// Only a label may stand at a colon: "RTO:15min" is a time, "node:5s" is a name.
const colon =
  '(?<=(?:RTO|RPO|MTTR|times?|objective|target|recovery?|restore|downtime|outage|zeit|dauer|間|间):)';
const start = String.raw`(?:(?<![\p{Script=Latin}\d_.:\/$\-時时点點]|\d[,'’])|${colon})`;
/** Bold may end between a number and its unit. */
const gap = String.raw`(?:\*\*|[*_])?(?:[ \n\u00a0\u2009\u202f\-]|&nbsp;)?`;
const joint = '-|–|—|~|〜|to|and|or|bis|à|a|et|y|e|至|到|から';
const digits = new RegExp(
  String.raw`${start}(${amount})(?:\s?(${unit})?\s?(${joint})\s?(${amount}))?${gap}(${unit})${end}`,
  'giu',
);
const spelled = new RegExp(
  `\\b(${spelledNumber})(?: ?(?:-|–|to|or) ?(${spelledNumber}))?(?: \\(\\d{1,3}\\))?[ \\n\\u00a0\\u202f-](${fullUnits}|mins?|secs?|hrs?)\\b(?: and a (half|quarter)\\b)?`,
  'gi',
);
/** Most prose states no time: this cheap check comes first. */
const unitWord = new RegExp(
  `\\d(?:\\*\\*|[*_])?(?:[ \\n\\u00a0\\u2009\\u202f-]|&nbsp;)?[smhdwtj\\u0080-\\uffff]|\\b(?:${fullUnits}|mins?|secs?|hrs?)\\b|\\d:\\d\\d|[½¼¾] ?[smhd]|\\bP(?:T\\d|\\d{1,3}[DWT])`,
  'i',
);

/** All durations of a text, in order. */
export function findDurations(text: string): readonly Stated[] {
  if (!unitWord.test(text)) return [];
  const found = [...inDigits(text), ...inWords(text), ...inClocks(text), ...inIso(text)];
  return joinUnits(
    text,
    found.sort((a, b) => a.from - b.from),
  );
}

function* inDigits(text: string): Generator<Stated> {
  digits.lastIndex = 0;
  for (let match = digits.exec(text); match; match = digits.exec(text)) {
    const { index } = match;
    if (!isUnit(match[2]) || !isUnit(match[5])) continue;
    const [, first = '', firstUnit, joined, second, lastUnit = ''] = match;
    if (isApart(text, match)) {
      // "For tier 1 and 4 hours": the second number has a unit alone.
      digits.lastIndex = match.index + first.length;
      continue;
    }
    const range = rangeOf(match);
    const sum = range ? undefined : sumOf(text, match);
    const to = sum?.to ?? digits.lastIndex;
    digits.lastIndex = to;
    const [minMs, maxMs] = range ?? [sum?.ms ?? 0, sum?.ms ?? 0];
    const foreign = !english.test(firstUnit ?? lastUnit);
    const numbers = joined && range ? [first, second ?? ''] : [first];
    const unsure =
      (sum?.unsure ?? false) ||
      numbers.some((one) => isUnsure(one, text.slice(Math.max(0, index - 30), index), foreign));
    const unitMs = sum?.unitMs ?? msOf(lastUnit);
    yield {
      from: index,
      to,
      minMs,
      maxMs,
      range: range !== undefined,
      form: 'digits',
      unitMs,
      unsure,
    };
  }
}

const isBetween = (text: string, at: number) =>
  /\bbetween\s$/i.test(text.slice(Math.max(0, at - 9), at));

/** True for two numbers joined by "and" that are not a range: only "between" makes them one. */
const isApart = (text: string, { index, 2: firstUnit, 3: joined }: RegExpExecArray) =>
  joined !== undefined && /^and$/i.test(joined) && !firstUnit && !isBetween(text, index);

/** "10-30 minutes", "between 30 seconds and 2 minutes"; undefined for "1 hour and 30 minutes". */
function rangeOf(match: RegExpExecArray): readonly [number, number] | undefined {
  const [, first = '', firstUnit, joined = '', second, lastUnit = ''] = match;
  if (second === undefined) return undefined;
  const [low, high] = [milliseconds(first, firstUnit ?? lastUnit), milliseconds(second, lastUnit)];
  if (low >= high) return undefined;
  const between = isBetween(match.input, match.index);
  return /^(?:and|or)$/i.test(joined) && firstUnit && !between ? undefined : [low, high];
}

function* inWords(text: string): Generator<Stated> {
  for (const match of text.matchAll(spelled)) {
    const [whole, first = '', second, unit = '', part] = match;
    // "A min" is rather a minimum.
    if (/^an?$/i.test(first) && !fullUnit.test(unit)) continue;
    const more = part === undefined ? 0 : part.toLowerCase() === 'half' ? 0.5 : 0.25;
    const minMs = Math.round((numberOf(first) + more) * msOf(unit));
    const maxMs = second ? Math.round(numberOf(second) * msOf(unit)) : minMs;
    const to = match.index + whole.length;
    const range = second !== undefined && minMs < maxMs;
    const of = { minMs, maxMs, range, unitMs: msOf(unit), unsure: false };
    yield { from: match.index, to, form: 'spelled', ...of };
  }
}

const fullUnit = new RegExp(`^(?:${fullUnits})$`, 'i');
