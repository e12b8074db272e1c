import { fullUnits, msOfUnit, unitMs, unitWords } from '../../model/duration.ts';
import { languages } from './languages.ts';
import { numberOf, spelledNumber } from './number-words.ts';

/** A duration in a text, before the words around it are read. */
export interface Stated {
  readonly from: number;
  readonly to: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly range: boolean;
  /** `clock`: 00:05:00, which may also be a time of day. */
  readonly form: 'digits' | 'spelled' | 'clock';
}

const foreignUnits = languages.flatMap(({ units }) => units);
const foreign = foreignUnits.map(([, words]) => words).join('|');
const unit = `${unitWords}|${foreign}|[smhdw]`;
/** A single letter counts in lower case only: 10M is ten million. */
const isUnit = (word: string | undefined) => word === undefined || !/^[SMDW]$/.test(word);
const english = new RegExp(`^(?:${unitWords}|[smhdwH])$`, 'i');
const amount = String.raw`\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?`;
const start = String.raw`(?<![\p{Script=Latin}\d_.:\/$\-時时点點])`;
const noWord = String.raw`(?![\p{Script=Latin}\d_\/])`;
// A smaller unit may follow at once: 1m30s.
const end = String.raw`(?:${noWord}|(?=\d{1,3}(?:ms|[smh])))`;
const joint = '-|–|—|~|〜|to|and|or|bis|à|a|et|y|e|至|到|から';
const digits = new RegExp(
  String.raw`${start}(${amount})(?:\s?(${unit})?\s?(${joint})\s?(${amount}))?[ \n\u00a0\u2009\u202f\-]?(${unit})${end}`,
  'giu',
);
const further = new RegExp(String.raw`(?:\s|\band\b){0,7}(${amount})\s?(${unit})${end}`, 'iuy');
const spelled = new RegExp(
  `\\b(${spelledNumber})(?: ?(?:-|–|to|or) ?(${spelledNumber}))?(?: \\(\\d{1,3}\\))?[ \\n\\u00a0\\u202f-](${fullUnits})\\b( and a half\\b)?`,
  'gi',
);
const clock = /(?<![\d:.,-]|\d[ T])(\d{1,2}):(\d\d):(\d\d)(?![\d:.,])/g;
/** Most prose states no time: this cheap check comes first. */
const unitWord = new RegExp(
  `\\d[ \\n-]?[smhdwtj\\u0080-\\uffff]|\\b(?:${fullUnits})\\b|\\d:\\d\\d:\\d`,
  'i',
);

/** All durations of a text, in order. */
export function findDurations(text: string): readonly Stated[] {
  if (!unitWord.test(text)) return [];
  return [...inDigits(text), ...inWords(text), ...inClocks(text)].sort((a, b) => a.from - b.from);
}

function* inDigits(text: string): Generator<Stated> {
  digits.lastIndex = 0;
  for (let match = digits.exec(text); match; match = digits.exec(text)) {
    const { index: from } = match;
    if (!isUnit(match[2]) || !isUnit(match[5])) continue;
    const range = rangeOf(text, match);
    const sum = range ? undefined : sumOf(text, match);
    const to = sum?.to ?? digits.lastIndex;
    digits.lastIndex = to;
    const [minMs, maxMs] = range ?? [sum?.ms ?? 0, sum?.ms ?? 0];
    yield { from, to, minMs, maxMs, range: range !== undefined, form: 'digits' };
  }
}

/** "10-30 minutes", "between 30 seconds and 2 minutes"; undefined for "1 hour and 30 minutes". */
function rangeOf(text: string, match: RegExpExecArray): readonly [number, number] | undefined {
  const [, first = '', firstUnit, joined = '', second, lastUnit = ''] = match;
  if (second === undefined) return undefined;
  const [low, high] = [milliseconds(first, firstUnit ?? lastUnit), milliseconds(second, lastUnit)];
  if (low >= high) return undefined;
  const between = /\bbetween\s$/i.test(text.slice(Math.max(0, match.index - 9), match.index));
  return /^(?:and|or)$/i.test(joined) && firstUnit && !between ? undefined : [low, high];
}

/** One time and the smaller units that follow: "1 hour 30 minutes", "1h30m". */
function sumOf(text: string, match: RegExpExecArray): { ms: number; to: number } {
  const [whole, first = '', firstUnit, , second, lastUnit = ''] = match;
  const unit = firstUnit ?? lastUnit;
  // "2 minutes - 30 seconds" is not a range: its second time is read on its own.
  const alone = second !== undefined && firstUnit !== undefined;
  let to = match.index + (alone ? whole.indexOf(firstUnit) + firstUnit.length : whole.length);
  let [ms, smallest] = [milliseconds(first, unit), msOf(unit)];
  for (;;) {
    further.lastIndex = to;
    const next = further.exec(text);
    if (!next?.[1] || !next[2] || !isUnit(next[2]) || msOf(next[2]) >= smallest) return { ms, to };
    ms += milliseconds(next[1], next[2]);
    to = further.lastIndex;
    smallest = msOf(next[2]);
  }
}

function* inWords(text: string): Generator<Stated> {
  for (const match of text.matchAll(spelled)) {
    const [whole, first = '', second, unit = '', half] = match;
    const more = half ? 0.5 : 0;
    const minMs = Math.round((numberOf(first) + more) * msOf(unit));
    const maxMs = second ? Math.round(numberOf(second) * msOf(unit)) : minMs;
    const to = match.index + whole.length;
    const range = second !== undefined && minMs < maxMs;
    yield { from: match.index, to, minMs, maxMs, range, form: 'spelled' };
  }
}

function* inClocks(text: string): Generator<Stated> {
  for (const match of text.matchAll(clock)) {
    const [whole, h, m, s] = match;
    const ms = Number(h) * unitMs.h + Number(m) * unitMs.m + Number(s) * unitMs.s;
    const to = match.index + whole.length;
    yield { from: match.index, to, minMs: ms, maxMs: ms, range: false, form: 'clock' };
  }
}

const patterns = foreignUnits.map(
  ([key, words]) => [key, new RegExp(`^(?:${words})$`, 'i')] as const,
);

/** English first: no other language gives one of its unit words another length. */
function msOf(unit: string): number {
  if (english.test(unit)) return msOfUnit(unit);
  const known = patterns.find(([, pattern]) => pattern.test(unit));
  return known ? unitMs[known[0]] : 0;
}

function milliseconds(number: string, unit: string): number {
  return Math.round(Number(number.replaceAll(',', '')) * msOf(unit));
}
