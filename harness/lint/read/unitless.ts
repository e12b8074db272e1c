import { unitWords } from '../../model/duration.ts';
import type { Block } from '../../runbook/markdown/block.ts';
import { codeSpans, withoutCode } from '../../runbook/prose/prose.ts';

const names =
  '(?:expected |maximum |max |target |average )?(?:recovery|restoration|restore|resolution|repair|response|failover)[ -]time(?: objective)?|time to (?:recover|recovery|restore|repair|resolve)|RTO|RPO|MTTR|expected downtime|maximum downtime';
const bound = String.raw`(?:(?:is|of|under|below|within|about|around|approximately|approx\.|up to|at most|less than|<=?|≤|~|≈|&lt;)\s{0,3}){0,3}`;
const amount = String.raw`\d{1,4}(?:\.\d{1,2})?(?:\s?[-–—]\s?\d{1,4})?`;
/** The sentence ends here: no unit and no counted noun follows. */
const end = String.raw`(?=\s*(?:$|[.;,!](?:\s|$)|\n|\|))`;
const named = new RegExp(
  String.raw`\b(?:${names})\b(?:\*\*|__)?\s{0,3}[:=|]?\s{0,3}(?:\*\*|__)?\s{0,3}${bound}(${amount})${end}`,
  'giu',
);
const recovering =
  '(?:recovery|restoration|restore|restart|rollback|failover|repair) (?:should |will |may |can |usually |typically )?takes?';
const taking = new RegExp(
  String.raw`\b(?:${recovering}|takes? (?:about|around|up to|at most|less than|under)|wait (?:for |about |up to |at least )|(?:recovers?|restored|resolved|healthy|back|ready|available) within|within less than)\s{0,3}(${amount})${end}`,
  'giu',
);
const unit = new RegExp(String.raw`\b(?:${unitWords}|weeks?)\b|\([smhd]\)`, 'i');

/** `at` is an offset in the document. */
interface Unitless {
  readonly at: number;
  readonly number: string;
}

const ofBlocks = new WeakMap<Block, readonly Unitless[]>();

/** Numbers in a block's prose that are meant as times but have no unit; memoized. */
export function unitless(block: Block): readonly Unitless[] {
  const known = ofBlocks.get(block) ?? [...readUnitless(block)];
  ofBlocks.set(block, known);
  return known;
}

function* readUnitless(block: Block): Generator<Unitless> {
  const prose = block.kind === 'item' ? block.prose : block.kind === 'fence' ? undefined : block;
  if (!prose || !/\d/.test(prose.text) || unit.test(headOf(prose.text))) return;
  const text = withoutCode(prose.text, codeSpans(prose.text));
  for (const pattern of [named, taking]) {
    for (const match of text.matchAll(pattern)) {
      const [whole, number = ''] = match;
      const at = match.index + whole.lastIndexOf(number);
      if (unit.test(lineAround(text, at)) || Number(number) === 0) continue;
      yield { at: prose.from + at, number };
    }
  }
}

/** The head of a table, which may give the unit of a column; empty for other prose. */
function headOf(text: string): string {
  return text.trimStart().startsWith('|') ? text.slice(0, text.indexOf('\n') + 1) : '';
}

/** The text around the number, where a unit applies to it: "RTO in minutes: 15". */
function lineAround(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at) + 1;
  const to = text.indexOf('\n', at);
  return text.slice(Math.max(from, at - 80), Math.min(to < 0 ? text.length : to, at + 20));
}
