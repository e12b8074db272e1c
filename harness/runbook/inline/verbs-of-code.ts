import { standingFirst } from './following-words.ts';
import { forbids, isImperative, isOption, withoutOpeners } from './imperative.ts';
import type { Order, Surroundings } from './order.ts';

/** "In production,", "For Debian,", "With Helm,": what the sentence is about, not when to act. */
const topics =
  /^(?!(?:at this point|from (?:here|there)|in (?:that|this|such a) case|as a last resort|for (?:each|every) [\w-]{2,20}),?$)(?:for|with|as|on|at|from|under|using|without|during|while|since|because|until|assuming|given|having|depending|whenever|by|in (?!(?:a|an|another|the other|your) (?:new |second |separate |different |other )?(?:terminal|shell|window|tab|console|session)\b)|inside|within|where|upon|not|no)\b/i;
/** "any VMs that you need", "the new plan": an object, so that the command is a verb. */
const object =
  /^\s+(?:any|all|the|your|each|every|both|it|them|these|those|that|this|a|an)\b(?! (?:is|are|was|were|will|can|which)\b)/;
/** "Now you can", "Then we". */
const nowYouCan = /^(?:then|now|next|finally|afterwards),? (?:you|we) can(?: now| then| safely)?$/i;
/** "Either wait, or": the command is the other choice. */
const otherwise = /^(?:either )?([^:;.]{3,100}?),? or(?: else| just| simply)?$/i;

/** "Once all is well, `…`": nothing but a condition, and the command says what to do. */
const afterCondition =
  /^(?:(?:and|but|then) )*(?:once|when|after|if|as soon as|before|should)\b(?! (?:example|instance))[^,.:;]{2,100},$/i;

/** "`…` and the client will fail" */
const tells =
  /^\s*(?:and|or)\b[^.,;]{0,80}\b(?:will|would|fails?|is|are|was|were|shows?|returns?)\b/i;

export const isAfterCondition = (clause: string, after: string): boolean =>
  afterCondition.test(clause) && !tells.test(after) && standingFirst(after) === 'ordered';

/** A command that is the verb of its sentence: "Then `…` the new plan", "Once that is done, `…`". */
export function orderOfVerb(before: string, { after }: Surroundings): Order | undefined {
  if (before === '') return undefined;
  const follows = object.test(after) ? 'ordered' : standingFirst(after);
  if (follows !== 'ordered' || tells.test(after)) return undefined;
  if (nowYouCan.test(before)) return 'ordered';
  const [, choice = ''] = otherwise.exec(before) ?? [];
  if (choice !== '' && isImperative(choice) && !isOption(choice) && !forbids(choice))
    return 'offered';
  if (/^(?:at this point|from (?:here|there))(?: on)?,?$/i.test(before)) return 'ordered';
  if (topics.test(before) || /[:–—(-]$/.test(before)) return undefined;
  return withoutOpeners(`${before} x`) === 'x' ? 'ordered' : undefined;
}

/** "Using", "With": the command is the means of an order behind it. */
const means =
  /^(?:(?:then|now|next|and|first),? )*(?:using|with|via|by running|by using|running)$/i;
const youSee =
  /^,? (?:you (?:can |will |should )?|we (?:can |will )?)(?:see|find|get|check|list|verify|watch|tell|look)\b/i;

/** "With `…` find the pod that crashes", "Using `…`, you see the queues". */
export function orderOfMeans(before: string, { after }: Surroundings): Order | undefined {
  if (!means.test(before)) return undefined;
  if (youSee.test(after)) return 'look';
  const order = /^(?:,|,? (?:and|then))? ([a-z].*)$/is.exec(after)?.[1] ?? '';
  return isImperative(order) && !forbids(order) ? 'ordered' : undefined;
}
