import type { Fix } from '../../model/finding.ts';
import type { Source } from '../../runbook/markdown/source.ts';

/** A text as a check reads it. */
export interface Reading {
  readonly source: Source;
  /** What can be replaced, in any order. */
  readonly fixes: readonly Fix[];
  /** True unless this reading has a step or an error that the other one lacks. */
  isSoundAfter(other: Reading): boolean;
}

/** A fixed text, and how many replacements it took. */
export interface FixedText {
  readonly text: string;
  readonly count: number;
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** Each round removes what it finds, so more rounds would mean that two rules disagree. */
const mostRounds = 100;
/** Each replacement that is tried alone needs a whole check. */
const mostTries = 200;

interface Fixed {
  readonly reading: Reading;
  readonly count: number;
}

/**
 * Makes every replacement until there is none left, and leaves out each that would bring a new step or a new
 * error. Everything else stays, byte by byte.
 */
export function fixText(text: string, read: (text: string) => Reading): FixedText {
  const start: Fixed = { reading: read(text), count: 0 };
  const all = repeated(start, read, splicesOf);
  const { reading, count } =
    all.count === 0 || all.reading.isSoundAfter(start.reading) ? all : oneByOne(start, read);
  return { text: reading.source.text, count };
}

/**
 * Line by line, where not all of them together are sound. One replacement may only show an error that another one
 * on its line takes away, so those of a line are tried together first.
 */
function oneByOne(start: Fixed, read: (text: string) => Reading): Fixed {
  let fixed = start;
  let tries = 0;
  const attempt = (choose: (reading: Reading) => readonly Splice[], rounds?: number): boolean => {
    tries += 1;
    const next = tries > mostTries ? fixed : repeated(fixed, read, choose, rounds);
    if (next.count === fixed.count || !next.reading.isSoundAfter(fixed.reading)) return false;
    fixed = next;
    return true;
  };
  const lineOf = ({ source }: Reading, { from }: Splice) => source.lineAt(from);
  const lines = new Set(splicesOf(start.reading).map((one) => lineOf(start.reading, one)));
  for (const line of lines) {
    const onLine = (reading: Reading) =>
      splicesOf(reading).filter((one) => lineOf(reading, one) === line);
    if (attempt(onLine)) continue;
    // From the end, so that the offsets of the others stay right.
    for (const one of onLine(fixed.reading).toReversed()) attempt(() => [one], 1);
  }
  return fixed;
}

function repeated(
  start: Fixed,
  read: (text: string) => Reading,
  choose: (reading: Reading) => readonly Splice[],
  rounds = mostRounds,
): Fixed {
  let fixed = start;
  for (let round = 0; round < rounds; round += 1) {
    const splices = choose(fixed.reading);
    if (splices.length === 0) break;
    const reading = read(spliced(fixed.reading.source.text, splices));
    fixed = { reading, count: fixed.count + splices.length };
  }
  return fixed;
}

/** The replacements that the text still has, in order; of two that overlap, the first. */
function splicesOf({ source, fixes }: Reading): readonly Splice[] {
  const all = fixes.flatMap(({ place, old, new: by }) => {
    const from = source.offsetOf(place);
    const to = from + old.length;
    const isThere = source.text.slice(from, to) === old;
    return isThere && old !== by && !/[\r\n]/.test(old + by) ? [{ from, to, by }] : [];
  });
  let end = -1;
  return all
    .sort((one, other) => one.from - other.from)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
}

function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { from, to, by } of splices) {
    parts.push(text.slice(end, from), by);
    end = to;
  }
  return [...parts, text.slice(end)].join('');
}
