import { unitMs } from '../../model/duration.ts';
import { isOfPair } from './paired-objectives.ts';
import { isUnit, milliseconds, msOf, unit } from './units.ts';
import { amount } from './written-numbers.ts';

const noWord = String.raw`(?![\p{Script=Latin}\d_]|\/(?!\s?\d))`;
// A smaller unit may follow at once: 1m30s, 1h30.
export const end = String.raw`(?:${noWord}|(?=\d{1,3}(?:ms|[smh]|分|秒))|(?=[0-5]\d(?![\p{L}\d.:])))`;
const further = new RegExp(String.raw`(?:\s|\band\b){0,7}(${amount})\s?(${unit})${end}`, 'iuy');
/** What a number without a unit adds behind hours and minutes: "1 h 30", "1 min 30". */
const bare = /[ \u00a0]?([0-5]\d)(?=\s*(?:$|[;)|\n]|[.,](?!\d)))/y;
const fraction = /(?: and a (half|quarter)\b|(半))/iy;
const moreDigits = /[ \u00a0]?\d/y;

/** One time and the smaller units that follow: "1 hour 30 minutes", "1h30m". */
export function sumOf(text: string, match: RegExpExecArray): Sum {
  const [whole, first = '', firstUnit, , second, lastUnit = ''] = match;
  const unit = firstUnit ?? lastUnit;
  // "2 minutes - 30 seconds" is not a range: its second time is read on its own.
  const alone = second !== undefined && firstUnit !== undefined;
  let to = match.index + (alone ? whole.indexOf(firstUnit) + firstUnit.length : whole.length);
  let [ms, smallest] = [milliseconds(first, unit), msOf(unit)];
  for (;;) {
    further.lastIndex = to;
    const next = further.exec(text);
    if (!next?.[1] || !next[2] || !isUnit(next[2]) || msOf(next[2]) >= smallest) break;
    if (/^\s+and\b/i.test(next[0]) && isOfPair(text, match.index)) break;
    ms += milliseconds(next[1], next[2]);
    to = further.lastIndex;
    smallest = msOf(next[2]);
  }
  return withRest(text, { ms, to, unitMs: smallest, unsure: false });
}

interface Sum {
  readonly ms: number;
  readonly to: number;
  readonly unitMs: number;
  readonly unsure: boolean;
}

/** Adds a fraction or a bare number that follows; any other number right behind makes the time unsure. */
function withRest(text: string, sum: Sum): Sum {
  fraction.lastIndex = sum.to;
  const part = fraction.exec(text);
  if (part) {
    const more = part[1]?.toLowerCase() === 'quarter' ? 0.25 : 0.5;
    return { ...sum, ms: sum.ms + more * sum.unitMs, to: fraction.lastIndex };
  }
  bare.lastIndex = sum.to;
  const rest = bare.exec(text);
  if (rest && (sum.unitMs === unitMs.h || sum.unitMs === unitMs.m)) {
    const smaller = sum.unitMs / 60;
    return { ...sum, ms: sum.ms + Number(rest[1]) * smaller, to: bare.lastIndex, unitMs: smaller };
  }
  moreDigits.lastIndex = sum.to;
  return { ...sum, unsure: moreDigits.test(text) };
}
