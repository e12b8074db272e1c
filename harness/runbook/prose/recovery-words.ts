/** Words that name the time a recovery takes. */
const named =
  /\b(?:(?:recovery|restoration|restore|resolution|repair|mitigation) (?:time|objective)|time to (?:recover|recovery|restore|repair|resolve|mitigate)|(?:expected|maximum|max|target|total) (?:downtime|outage)|RTO|MTTR)\b/i;
/** Words that say that something is well again, and then how long that takes. */
const told =
  /\b(?:recover(?:s|ed|y)?|restore[sd]?|restoration|resolve[sd]?|heals?|healed|healthy again|available again|back (?:up|online|to normal|to service))\b[^.]{0,60}$/i;
/** What happens when it does not recover is no recovery time. */
const negated =
  /\b(?:not|never|cannot|can't|doesn't|isn't|fails? to|unable to|escalate|point objective)\b|n't\b/i;

/** True where the sentence around a stated time, or the label above it, says that recovery takes so long. */
export function isAboutRecovery(text: string, from: number, to: number, label: string): boolean {
  const sentence = sentenceAround(text, from, to);
  const words = sentence.text.replace(/\*\*|__/g, '');
  if (negated.test(words)) return false;
  const before = text.slice(sentence.from, from).replace(/\*\*|__/g, '');
  return named.test(words) || told.test(before) || named.test(label);
}

/** Lines of a paragraph belong together, unless the next one is a label, a table row, or a break. */
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
