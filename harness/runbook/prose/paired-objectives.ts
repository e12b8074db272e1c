/** A time with its unit, as far as it shows where one stands; `durations.ts` reads it. */
const time = String.raw`(?:[<≤~]\s?)?\d{1,4}(?:\.\d{1,3})?[\s-]?[a-z]{1,7}\b`;
const recovery = new RegExp(
  String.raw`\bRTO(?:\*\*)?(?:\s+(?:of|is)|\s*:)?\s+(?:\*\*)?${time}|${time}\s+RTO\b`,
);
const loss = new RegExp(
  String.raw`\bRPO\s+(?:of|is)\s+(${time})|(?<![\d.]|\bRTO(?: of| is|:)?\s)(${time})\s+RPO\b`,
  'g',
);
/** "If you need an RPO of …", "An RPO of … would require …", "… were missed": talk about objectives. */
const talk =
  /\b(?:if|would|could|requires?|assuming|suppose|last|previous|old|missed|breach\w*|not|never|cannot|example|instead|costs?|proposed)\b|n't\b/i;

/** A stated RPO, with its range. */
export interface StatedLoss {
  readonly from: number;
  readonly words: string;
}

/** "An RPO of 5 minutes and an RTO of 30 minutes": the RPO, where a sentence states both. */
export function* lossesBesideRto(text: string): Generator<StatedLoss> {
  if (!text.includes('RPO') || !text.includes('RTO') || text.trimStart().startsWith('|')) return;
  let from = 0;
  for (const sentence of text.split(/(?<=[.!?])(?=\s)/)) {
    if (recovery.test(sentence) && !talk.test(sentence) && !/\?\s*$/.test(sentence))
      for (const match of sentence.matchAll(loss)) {
        const words = match[1] ?? match[2] ?? '';
        yield { from: from + match.index + match[0].indexOf(words), words };
      }
    from += sentence.length;
  }
}

const pair = /\b(RTO|RPO)\s*(?:\/|and)\s*(RTO|RPO)\s*[:：=|]?\s*([^/]*\d[^/]*\/\s*)?$/i;

/** "RTO/RPO: 4h / 15 min": which of the two the next time is. */
export function pairedObjective(before: string): string | undefined {
  const match = pair.exec(before.slice(-100));
  return (match?.[3] ? match[2] : match?.[1])?.toUpperCase();
}

const pairWithTimes =
  /\b(RTO|RPO)\s*\/\s*(RTO|RPO)(?:\*{1,2}|__)?\s*[:：=|]\s*(?:\*{1,2}|__)?\s*([^/\n]{1,30})\/\s*([^/\n.;|]{1,30})/i;
/** "RTO/RPO: 4h / 15 min": the RPO of such a pair. */
export function lossOfPair(text: string): StatedLoss | undefined {
  const match = pairWithTimes.exec(text);
  if (!match) return undefined;
  const [whole, first = '', , one = '', other = ''] = match;
  const words = (/RPO/i.test(first) ? one : other).trim();
  return { from: match.index + whole.lastIndexOf(words), words };
}

const named =
  /^[\s-]RTO\b(?!\s+(?:would|requires?|cannot|was|were|is not|costs?|means?|implies)\b)/;
const owned = /\b(?:the|our|an?|its|this|your|stated|agreed|within)\s*(?:[<≤~]|under|about)?\s*$/i;

/** "Within the 30 m RTO": the name comes after the time. `before` and `after`: the sentence around it. */
export const isNamedAfter = (before: string, after: string): boolean =>
  named.test(after) && owned.test(before) && !talk.test(before) && !missed.test(after);

const missed = /\b(?:missed|breach\w*|not met|exceeded|at risk)\b/i;

/** "A 15 minute RPO"; not "RTO 1 h RPO 15 min", where the name comes first. */
export const isLossNamedAfter = (before: string, after: string): boolean =>
  /^[\s-]RPO\b/.test(after) && !/\bRTO(?: of| is|:)?\s*$/.test(before);
