import { unitMs } from '../../model/duration.ts';
import type { Stated } from './stated.ts';

const full = /(?<![\d:.,-]|\d[ T])(\d{1,2}):(\d\d):(\d\d)(?![\d:.,])/g;
const short = /(?<![\d:.,-]|\d[ T])(\d{1,2}):([0-5]\d)(?![\d:]|[.,]\d)/g;
/** What makes a clock a time of day, or the start of a span of the day. */
const ofDay = /^\s*(?:UTC|GMT|[AP]\.?M\b|CES?T\b|Z\b|Uhr\b|o['’]clock|[-–—]|to\b)/i;
const inHours = /^\s*(?:\(\s*hh?:mm\s*\)|hh?:mm\b|h\b|hours?\b|hrs\b)/i;

/** From this hour on, a clock with seconds is rather a time of day. */
const longest = 6;

/** 00:05:00, and 00:15, which may be minutes and seconds: it is unsure unless its unit stands behind it. */
export function* inClocks(text: string): Generator<Stated> {
  for (const match of text.matchAll(full)) {
    const [whole, h, m, s] = match;
    const ms = Number(h) * unitMs.h + Number(m) * unitMs.m + Number(s) * unitMs.s;
    const to = match.index + whole.length;
    const unsure = Number(h) >= longest;
    const of = { minMs: ms, maxMs: ms, range: false, unitMs: unitMs.s, unsure };
    yield { from: match.index, to, form: 'clock', ...of };
  }
  for (const match of text.matchAll(short)) {
    const [whole, h, m] = match;
    const to = match.index + whole.length;
    const after = text.slice(to, to + 12);
    if (ofDay.test(after)) continue;
    const ms = Number(h) * unitMs.h + Number(m) * unitMs.m;
    const unsure = !inHours.test(after);
    const of = { minMs: ms, maxMs: ms, range: false, unitMs: unitMs.m, unsure };
    yield { from: match.index, to, form: 'short clock', ...of };
  }
}
