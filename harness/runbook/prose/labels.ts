/** Brackets belong to the label with what is in them: "RTO (hh:mm): 00:15". */
const words = String.raw`(?:\([^()]{0,40}\)|\((?![^()]{0,40}\))|[^:：=–—|→(]){1,80}?`;
const label = new RegExp(
  String.raw`^\s*(?:\|\s*)?(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?(?:\d+[.)]\s+)?(${words})\s*(?:[-=]{1,2}>|[:：=–—|→]|\s-\s)\s*`,
);

/** The words in front of the first mark of a line or a sentence ("RTO:", "RTO =", "RTO – "), and the rest. */
export function splitLabel(
  text: string,
): { readonly words: string; readonly rest: string } | undefined {
  const match = label.exec(text);
  return match ? { words: match[1] ?? '', rest: text.slice(match[0].length) } : undefined;
}
