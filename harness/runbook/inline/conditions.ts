/** "If that fails", "When it hangs", "Should the node stay down": a whole condition, and an order may follow at once. */
const opens =
  /^(?:(?:and|but|or|then|so) )*(?:if|when|once|whenever|unless|in case|should|as soon as)\s+(?!(?:do|does|did|you|we|i|they|one) |to )\S/i;
/** A verb or a state that closes a condition: no subject is left over for the verb behind it. */
const closes = new RegExp(
  String.raw`\s(?:fails?|failed|hangs?|crash(?:es)?|persists?|remains?|happens?|occurs?|helps?|works?|appears?|exists?|errors|stops?|stopped|finish(?:es|ed)?|completed?|ends?|ended|starts?|started|returns?|disappears?|goes (?:down|away)|comes? (?:back|up)|times out|gets stuck|applies|matters|changes|changed)(?: (?:again|too|either|as well|anyway|still|twice|once more|back|up|down))?$` +
    String.raw`|\s(?:do|does|did|will|would|can)(?: ?not|n['’]t) [a-z]{2,20}(?: [a-z]{2,10}){0,2}$` +
    String.raw`|\s(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|has|have|stays?|remains?|looks?|seems?|gets?|becomes?)(?: (?:still|not|already|now|all|too|very|yet|again|in|to be))* [a-z-]{2,20}(?: (?:again|yet|already|in [\w-]{2,20}|on [\w-]{2,20}))?$`,
  'i',
);
/** The last word leaves something open: "If you have to", "If it is the job that". */
const leavesOpen =
  /\s(?:to|not|never|also|only|always|you|we|they|it|that|which|who|and|or|the|a|an|can|could|will|would|should|must|may|might|able|possible|going|ready to|n['’]t|being|already|just)$/i;

/** True for a condition after which nothing but an order can stand, although no comma ends it. */
export const endsCondition = (words: string): boolean =>
  words.length < 200 && opens.test(words) && closes.test(words) && !leavesOpen.test(words);

/** "If it does not come back try": only "try", so that the condition's "not" forbids nothing. */
export function withoutCondition(clause: string): string {
  const verb = /\s(?:run|execute|issue|use|try|do|call|start|enter|type)(?: the command)?:?$/i.exec(
    clause,
  );
  return verb && endsCondition(clause.slice(0, verb.index)) ? verb[0].trim() : clause;
}
