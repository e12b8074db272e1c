/** Words that name the time a recovery takes. */
const named =
  /\b(?:(?:recovery|restoration|restore|resolution|repair|mitigation) (?:time|objective)|time to (?:recover|recovery|restore|repair|resolve|mitigate)|(?:expected|maximum|max|target|total) (?:downtime|outage)|RTO|MTTR)\b/i;
/** Words for a completed recovery, followed by how long it takes. */
const recovered =
  /\b(?:recover(?:s|ed|y)?|restore[sd]?|restoration|resolve[sd]?|heals?|healed|healthy again|available again|back (?:up|online|to normal|to service))\b[^.]{0,60}$/i;
/** "If it does not recover within …" states no recovery time. */
const negated =
  /\b(?:not|never|cannot|can't|doesn't|isn't|fails? to|unable to|escalate|point objective)\b|n't\b/i;

/** True where the sentence around a stated time, or the label above it, says that recovery takes that long. */
export function isAboutRecovery(text: string, from: number, to: number, label: string): boolean {
  const sentence = sentenceAround(text, from, to);
  const words = sentence.text.replace(/\*\*|__/g, '');
  if (negated.test(words)) return false;
  const before = text.slice(sentence.from, from).replace(/\*\*|__/g, '');
  return named.test(words) || recovered.test(before) || named.test(label);
}

/** Where a sentence ends. A new line ends it only before a label or a table row, or after a hard break. */
const boundary = /[.!?](?=\s)| {2}\n|\n(?=[ \t]*(?:\*\*|__|\|))/g;

function sentenceAround(text: string, from: number, to: number) {
  const near = Math.max(0, from - 300);
  const window = text.slice(near, to + 300);
  let start = 0;
  let end = window.length;
  boundary.lastIndex = 0;
  for (const match of window.matchAll(boundary)) {
    const at = match.index + match[0].length;
    if (near + at <= from) start = at;
    else if (near + match.index >= to) {
      end = match.index;
      break;
    }
  }
  return { from: near + start, text: window.slice(start, end) };
}
