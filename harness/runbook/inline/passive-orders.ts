import { closesClause, standingFirst } from './following-words.ts';
import type { Order, Surroundings } from './order.ts';

const done = '[a-z-]*(?:ed|wn|en|un|set|put|built|shut|cut|read|sent|made|left|split|brought)';
const how = '(?:with|using|via|through|by (?:running|executing|issuing|using|calling))';
const soon = '(?:(?:first|then|now|always|also|again|manually|usually|best|easily|simply|just) )*';

/** "The service must be restarted with", "The node has to be drained first:", "It needs to be reloaded (". */
const obliged = new RegExp(
  `\\b(?:must|has to|have to|needs? to|should|ought to|shall) ${soon}be ${soon}${done}\\b[^,;:()]{0,60}?(?: ${how}:?|:| ?\\((?:with )?)$`,
  'i',
);
/** "This is done by running": how the order before it is followed. */
const isDone = new RegExp(
  `^(?:and |but )?(?:this|that|it) (?:is|gets) ${soon}(?:done|achieved|accomplished|performed|carried out) ${how}:?$`,
  'i',
);
/** "This can be fixed with", "The alert can be cleared by running": for the reader to decide. */
const canBe = new RegExp(
  `^(?:and |but )?(?:this|that|it|the (?:problem|issue|error|alert|situation|state|conflict|lock)) (?:can|may) (?!also)${soon}be (?:done|achieved|accomplished|fixed|resolved|solved|corrected|remedied|cleared|worked around) ${how}:?$`,
  'i',
);
/** "The command for this is", "The command to restart it is:". */
const isCommand =
  /^(?:the|your) (?:right |exact |full |needed |required |matching )?command (?:for (?:this|that|it|doing (?:so|this)|the [\w -]{2,40})|to (?:do (?:so|this|that|it)|use|run|[a-z-]+ [\w -]{2,40})) (?:is|would be):?$/i;
/** "The next step is", "The easiest way to do this is", "All that is left is", "The fix is:". */
const isStep =
  /^(?:and |but |then )?(?:the (?:(?:next|first|second|last|final|remaining) (?:step|thing)|(?:easiest|simplest|quickest|fastest|best|safest|usual|recommended) (?:way|fix|option|solution)(?: (?:to|for|here)[^,:;.]{0,60}?)?|fix|solution|workaround|remedy)|(?:all|what)(?: that)? (?:is left|remains)) (?:is|would be):?$/i;
/** "It is restarted the same way:", "restores like this (". */
const sameWay =
  /^(?!.*\b(?:was|were|had|has|not|never|if|when)\b).* (?:(?:in )?the same (?:way|manner)|like (?:this|so))(?: ?\(|:| with| using| by running)$/i;
/** A part of a condition, or of a relative clause. */
const isPart =
  /^(?:if|when|whenever|unless|before|until|because|since|once|after|while)\b[^,]*$|\b(?:which|that|who|what) (?:must|has|have|needs?|should)\b/i;

/** The order of a sentence that says what must happen to a thing: "The node must be drained with `…`". */
export function orderOfPassive(before: string, { after }: Surroundings): Order | undefined {
  if (!/[a-z(:]$/i.test(before) || isPart.test(before)) return undefined;
  const closes = before.endsWith('(') ? closesClause(after) : standingFirst(after) === 'ordered';
  if (!closes) return undefined;
  if (obliged.test(before) || isDone.test(before) || sameWay.test(before)) return 'ordered';
  if (isCommand.test(before) || isStep.test(before))
    return /^[\s.)*_]*$/.test(after) ? 'ordered' : undefined;
  return mayBeDone(before) ? 'offered' : undefined;
}

export const mayBeDone = (before: string): boolean => canBe.test(before);
