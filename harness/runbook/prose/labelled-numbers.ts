import { unitWords } from '../../model/duration.ts';
import { splitLabel } from './labels.ts';
import { mayNameTime, namesRecoveryTime } from './recovery-names.ts';
import type { Stated } from './stated.ts';
import { milliseconds, msOf } from './units.ts';

const emphasis = String.raw`(?:\*\*|__|[*_])?`;
const number = String.raw`\d{1,6}(?:\.\d{1,3})?`;
const unit = String.raw`(?:[([]\s*(?:in )?(${unitWords}|[smhd])\s*[)\]]|,? in (${unitWords})\b)`;
/** The rest of the label and its number: "… (minutes): < 15". */
const numbered = new RegExp(
  String.raw`${unit}\s*${emphasis}\s*[:：=|–]\s*${emphasis}\s*(?:[<≤~≈]=?|(?:under|below|at most|up to|about|max\.?)\s)?\s*(${number})(?:\s?(?:-|–|to)\s?(${number}))?(?=\s*${emphasis}\s*(?:$|\n|[;(|]|[.,](?!\d)))`,
  'dgi',
);

/** Numbers whose unit stands in a label that names the recovery time: "RTO (minutes): 15". */
export function* numbersUnderLabels(text: string): Generator<Stated> {
  if (!/\d/.test(text) || !mayNameTime(text)) return;
  for (const match of text.matchAll(numbered)) {
    const [whole, inBrackets, inWords, first = '', second] = match;
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index + whole.length);
    if (!namesRecoveryTime(splitLabel(line.replaceAll(/[*_]/g, ''))?.words ?? '')) continue;
    const unitName = inBrackets ?? inWords ?? '';
    const [minMs, lastMs] = [first, second ?? first].map((one) => milliseconds(one, unitName));
    if (minMs === undefined || lastMs === undefined || lastMs < minMs) continue;
    const to = match.index + whole.length;
    const from = match.indices?.[3]?.[0] ?? match.index;
    const of = { minMs, maxMs: lastMs, range: lastMs > minMs, unitMs: msOf(unitName) };
    yield { from, to, form: 'labelled', ...of, unsure: false };
  }
}
