import { codeSpans, withoutCode } from '../../runbook/prose.ts';
import type { LintDocument } from '../document.ts';
import type { Problem, Rule } from '../rule.ts';

const names =
  '(?:expected |maximum |max |target |average )?(?:recovery|restoration|restore|resolution|repair|response|failover)[ -]time(?: objective)?|time to (?:recover|recovery|restore|repair|resolve)|RTO|RPO|MTTR|expected downtime|maximum downtime';
const bound = String.raw`(?:(?:is|of|under|below|within|about|around|approximately|approx\.|up to|at most|less than|<=?|≤|~|≈|&lt;)\s{0,3}){0,3}`;
const amount = String.raw`\d{1,4}(?:\.\d{1,2})?(?:\s?[-–—]\s?\d{1,4})?`;
/** Nothing of the sentence follows that could be a unit or what is counted. */
const end = String.raw`(?=\s*(?:$|[.;,!](?:\s|$)|\n|\|))`;
const named = new RegExp(
  String.raw`\b(?:${names})\b(?:\*\*|__)?\s{0,3}[:=|]?\s{0,3}(?:\*\*|__)?\s{0,3}${bound}(${amount})${end}`,
  'giu',
);
const taking = new RegExp(
  String.raw`\b(?:takes (?:about|around|up to|at most|less than|under)|wait (?:for |about |up to |at least )|(?:recovers?|restored|resolved|healthy|back|ready|available) within|within less than)\s{0,3}(${amount})${end}`,
  'giu',
);
const unit =
  /\b(?:ms|msecs?|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?)\b|\((?:s|m|h|d)\)/i;

/** A number that is to be a time, of which nobody can tell whether seconds or minutes are meant. */
export const claimWithoutUnit: Rule = {
  name: 'claim-without-unit',
  severity: 'warning',
  why: 'Whether seconds or minutes are meant decides when to escalate, and each reader guesses anew.',
  examples: {
    bad: [
      '# Ops\n\n**Expected Recovery Time:** < «60»\n\n```bash\nls\n```',
      '# Ops\n\n## Restore\n\n- RTO: «15»\n- RPO: 5 minutes',
      '# Ops\n\nThe restart takes about «5-10». Then look.',
      '# Ops\n\n| Target | Value |\n|---|---|\n| RTO | «4» |',
    ],
    good: [
      '# Ops\n\n**Expected Recovery Time:** < 60 seconds',
      '# Ops\n\n| Service | RTO (minutes) |\n|---|---|\n| Recovery time | 15 |',
      '# Ops\n\nIt takes about 5 restarts. Wait for 3 pods. The RTO of tier 1 is met.',
      '# Ops\n\nThe MTTR of incident 4711 was an hour. See section 2.',
      '# Ops\n\n**RTO:** 15m, **RPO**: 0',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    for (const block of blocks) {
      const prose =
        block.kind === 'item' ? block.prose : block.kind === 'fence' ? undefined : block;
      if (!prose || !/\d/.test(prose.text) || unit.test(headOf(prose.text))) continue;
      const text = withoutCode(prose.text, codeSpans(prose.text));
      for (const pattern of [named, taking]) {
        for (const match of text.matchAll(pattern)) {
          const [whole, number = ''] = match;
          const at = match.index + whole.lastIndexOf(number);
          if (unit.test(lineAround(text, at)) || Number(number) === 0) continue;
          yield {
            place: source.placeAt(prose.from + at),
            length: number.length,
            text: `\`${number}\` is stated as a time without its unit.`,
            instead: `${number} minutes`,
          };
        }
      }
    }
  },
};

/** The head of a table, which may tell the unit of a column; of other prose, nothing. */
function headOf(text: string): string {
  return text.trimStart().startsWith('|') ? text.slice(0, text.indexOf('\n') + 1) : '';
}

/** A unit in the same cell or line speaks for the number: "RTO in minutes: 15". */
function lineAround(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at) + 1;
  const to = text.indexOf('\n', at);
  return text.slice(Math.max(from, at - 80), Math.min(to < 0 ? text.length : to, at + 20));
}
