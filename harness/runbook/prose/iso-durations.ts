import { unitMs } from '../../model/duration.ts';
import type { Stated } from './stated.ts';

const number = String.raw`\d{1,6}(?:[.,]\d{1,3})?`;
/** Without years and months, whose length varies; the lookahead asks for one part at least. */
const duration = new RegExp(
  String.raw`(?<![\p{L}\d_.\/-])P(?=T?\d)(?:(\d{1,3})W)?(?:(${number})D)?(?:T(?=\d)(?:(${number})H)?(?:(${number})M)?(?:(${number})S)?)?(?![\p{L}\d_\/-])`,
  'gu',
);
const sizes = [unitMs.w, unitMs.d, unitMs.h, unitMs.m, unitMs.s];

/** Durations of ISO 8601: PT15M, PT1H30M, P1D. */
export function* inIso(text: string): Generator<Stated> {
  for (const match of text.matchAll(duration)) {
    const parts = match
      .slice(1)
      .flatMap((part, at) => (part ? { part, size: sizes[at] ?? 0 } : []));
    const last = parts.at(-1);
    if (!last) continue;
    const ms = parts.reduce((sum, one) => sum + Number(one.part.replace(',', '.')) * one.size, 0);
    const of = { minMs: ms, maxMs: ms, range: false, unitMs: last.size, unsure: false };
    yield { from: match.index, to: match.index + match[0].length, form: 'iso', ...of };
  }
}
