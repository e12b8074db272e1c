import { msOfUnit, unitMs, unitWords } from '../../model/duration.ts';
import { languages } from './languages.ts';
import { readNumber } from './written-numbers.ts';

const foreignUnits = languages.flatMap(({ units }) => units);
const foreign = foreignUnits.map(([, words]) => words).join('|');
/** The units of all languages, as a pattern. */
export const unit = `${unitWords}|${foreign}|[smhdw]`;
/** A single letter counts in lower case only: 10M is ten million. */
export const isUnit = (word: string | undefined) => word === undefined || !/^[SMDW]$/.test(word);
/** The units of English, single letters included. */
export const english = new RegExp(`^(?:${unitWords}|[smhdwH])$`, 'i');
const patterns = foreignUnits.map(
  ([key, words]) => [key, new RegExp(`^(?:${words})$`, 'i')] as const,
);

/** English first: no other language gives one of its unit words another length. */
export function msOf(unit: string): number {
  if (english.test(unit)) return msOfUnit(unit);
  const known = patterns.find(([, pattern]) => pattern.test(unit));
  return known ? unitMs[known[0]] : 0;
}

export function milliseconds(number: string, unit: string): number {
  return Math.round(readNumber(number) * msOf(unit));
}
