import { isImperative } from './imperative.ts';
import type { Order, Surroundings } from './order.ts';
import { code } from './sentences.ts';

/** "To verify:", "To see whether it is up,": every command of the sentence looks. */
const aims =
  /^(?:(?:in order )?to (?:verify|check|confirm|validate|make sure|ensure|see (?:if|whether))\b[^:]{0,120}[:,]|(?:verify|verification|validation|(?:health|sanity|quick|final|post-\w+) checks?)\b[^:]{0,60}:)/i;
/** "`…` should list three pods" */
const expected =
  /^\s*(?:should|must|has to|needs to)(?: (?:now|then|also|again|only|still|all|both))* (?:show|list|print|return|report|be|say|display|output|answer|give|contain|have|read|succeed|include|respond|work|exit|pass|look|match|resolve|yield)\b/i;
/** "Ensure `…` passes": who runs it sees that. */
const ensures =
  /^(?:\(?\d+[.)] |then |and |finally,? )*(?:ensure|make sure|verify|check|confirm)(?: that)?$/i;
/** "In `…`, every node should be ready" */
const seenIn = /^(?:(?:and|then) )?in(?: the output of)?$/i;
/** "(`…` lists them)", "If you are not sure which one, `…` prints it" */
const tells = /^\s*(?:lists?|shows?|prints?|tells?|gives?|reports?|displays?|reveals?)\b/i;
const inBracket = /\($/;
const onCondition = /^(?:if|when) (?:you|in doubt|unsure|not sure)\b[^,]{0,120},$/i;

/** "`…` passes", "`…` returns 200" */
const passes =
  /^\s*(?:(?:still|now|again) )?(?:shows?|returns?|lists?|prints?|reports?|passes|succeeds|works|answers|responds|exits|displays|is|are|has|contains?|starts?|runs?|completes|finishes|clean|green|ok|without)\b/i;

/** True for "Ensure `…` passes". */
export const ensuresIts = (before: string, after: string): boolean =>
  ensures.test(before) && passes.test(after);

/** "You should see the node in", "Progress can be watched with", "Keep an eye on": what shows it. */
const shown =
  /(?:\b(?:should|must|can|will)(?: now| then| also)? (?:see|find|(?:be )?(?:seen|checked|monitored|watched|followed|verified|listed|shown|visible)|show up|appear)\b[^.:;]{0,80} (?:in|with|using|via|by|by running|when (?:you run|running)|when you)|^(?:\(?\d+[.)] )?(?:then |and |now )?(?:expect [^.:;]{2,80} in|keep (?:an eye on|watching|checking)))$/i;

/** "Which pods fail:": the command answers. */
const question = /^(?:is|are|has|have|does|do|which|what|how many|who) [^.:?]{2,100}:$/i;

/** `look` where the words around a command say what it shows to the one who runs it. */
export function orderOfLook(before: string, { after, inChecks }: Surroundings): Order | undefined {
  if (aims.test(before) || expected.test(after)) return 'look';
  if (question.test(before) && /^[\s.)*_]*$/.test(after)) return 'look';
  if (shown.test(before) && /^[\s.,;:)*_]*(?:$|(?:and|or|until|to|again)\b)/.test(after))
    return 'look';
  if (seenIn.test(before) && /^[^.:]{0,120}\bshould\b/.test(after)) return 'look';
  if (inChecks && before === '' && passes.test(after)) return 'look';
  if (!tells.test(after)) return undefined;
  const asked = inBracket.test(before) && isImperative(before);
  return asked || onCondition.test(before) ? 'look' : undefined;
}

const openTask = /^\s*\[ \]\s/;
/** "[ ] The smoke test passes (": how to see it. */
export const isTaskBracket = (before: string): boolean =>
  openTask.test(before) && before.endsWith('(');
/**
 * A task that is still to be done says what must be true, and its command how to see that: "[ ] All pods run: `…`",
 * "[ ] Backup is taken (`…`)", "[ ] `…` returns 200".
 */
export function orderOfTask({ before, after }: Surroundings): Order | undefined {
  if (!openTask.test(before)) return undefined;
  const words = before.replace(openTask, '').trim();
  if (words === '') return /^\s*\p{L}/u.test(after) ? 'look' : undefined;
  const isHow =
    /[:(–—]$|\s-$/.test(words) &&
    /^(?: (?:or|on|in|from|as) [\w ]{1,40})?[\s).,*_]*$/.test(after) &&
    !words.includes(code);
  return isHow ? 'ordered' : undefined;
}
