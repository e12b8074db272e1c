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

/** "RTO/RPO", "RTO and RPO", "RTO (RPO)". */
const names = String.raw`\b(RTO|RPO)s?\s*(?:(?:\/|,|&|\band\b)\s*(RTO|RPO)s?\b|\(\s*(RTO|RPO)\s*\))`;
const states = String.raw`(?:[:：=|]|(?:of|is|are)\b)`;
const bound = String.raw`(?:[<≤~≈]=?|(?:under|below|about|at most|up to|less than|within)\b)?`;
const pair = new RegExp(
  String.raw`${names}\s*${states}?\s*(?:([^/,;&(]*\d[^/,;&(]*?)\s*(?:\/|,|;|&|\band\b|\())?\s*${bound}\s*$`,
  'i',
);

/** "RTO/RPO: 4h / 15 min", "RTO (RPO): 4h (15 min)": which of the two the next time is. */
export function pairedObjective(before: string): string | undefined {
  if (!/RTO|RPO/i.test(before)) return undefined;
  const match = pair.exec(before.slice(-100));
  const [, first, second, bracketed, time] = match ?? [];
  return (time ? (second ?? bracketed) : first)?.toUpperCase();
}

/** The same for a cell below or beside a name: `cells` are the head of its column and the first of its row. */
export function pairedInCells(cells: readonly string[], before: string): string | undefined {
  for (const cell of cells) {
    const paired = pairedObjective(`${cell}: ${before}`);
    if (paired) return paired;
  }
  return undefined;
}

/** True for a time right behind the names of both: what follows it is another time, not its rest. */
export const isOfPair = (text: string, at: number): boolean =>
  pairedObjective(text.slice(Math.max(0, at - 60), at).replaceAll(/[*_]/g, '')) !== undefined;

const emphasis = String.raw`(?:\*{1,2}|__)?`;
const pairWithTimes = new RegExp(
  String.raw`${names}${emphasis}\s*${states}\s*${emphasis}\s*(?:([^/\n]{1,30}?)\s*\/\s*([^/\n.;|]{1,30})|([^/\n,;&(|]{1,30}?)\s*(?:[,;&(]|\band\b)\s*((?:[<≤~]=?\s*|[a-z]+ ){0,2}\d[^/\n.;|),]{0,30}))`,
  'i',
);
const stated = /[:：=|]|\b(?:of|is|are)\b/;
/** "RTO/RPO: 4h / 15 min": the RPO of such a pair. */
export function lossOfPair(text: string): StatedLoss | undefined {
  const match = pairWithTimes.exec(text);
  if (!match) return undefined;
  const [whole, first = '', , , one, other, time = '', otherTime = ''] = match;
  if (one === undefined && !/\d/.test(time)) return undefined;
  const isFirst = /RPO/i.test(first);
  const words = (isFirst ? (one ?? time) : (other ?? otherTime)).trim();
  const at = isFirst ? whole.indexOf(words, whole.search(stated)) : whole.lastIndexOf(words);
  return { from: match.index + at, words };
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
