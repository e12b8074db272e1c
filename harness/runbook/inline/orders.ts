import { withoutCondition } from './conditions.ts';
import { isEdited, makesName, standingFirst } from './following-words.ts';
import {
  asksOthers,
  forbids,
  hasSubject,
  isImperative,
  isOption,
  isVerb,
  withoutOpeners,
} from './imperative.ts';
import { isOnlyCode, orderBefore, withoutExample } from './joined-orders.ts';
import { orderOfJournal } from './journals.ts';
import { ensuresIts, orderOfLook, orderOfTask } from './looks.ts';
import { isAtPlace, orderOfExample, orderOfOffer } from './offers.ts';
import type { Order, Surroundings } from './order.ts';
import { orderInOtherLanguage } from './other-languages.ts';
import { orderOfPassive } from './passive-orders.ts';
import { orderOfRemedy } from './remedies.ts';
import { afterVerb } from './verb-orders.ts';
import { isAfterCondition, orderOfMeans, orderOfVerb } from './verbs-of-code.ts';

/** What the words around a command say of it, in English or in another language. */
export function orderOf(surroundings: Surroundings): Order {
  const order = orderInEnglish(surroundings);
  return order === 'mentioned' ? (orderInOtherLanguage(surroundings) ?? order) : order;
}

function orderInEnglish(surroundings: Surroundings): Order {
  const { after, inItem } = surroundings;
  const written = plain(surroundings.before);
  const unmarked = inItem ? written : written.replace(mark, '');
  const isMarked = unmarked !== written;
  const before = withoutExample(unmarked);
  if (/\?["')*_]{0,3}\s*$/.test(after) && !isImperative(before)) return 'mentioned';
  if (makesName(after)) return 'mentioned';
  const exemplified = orderOfExample(before, surroundings);
  if (exemplified) return exemplified;
  if (exemplary.test(before)) return 'mentioned';
  const clause = lastClause(before);
  if (reminds.test(clause)) return 'ordered';
  if (forbids(withoutCondition(clause))) return 'mentioned';
  if (surroundings.isFact) return orderAmongFacts(before, clause, surroundings);
  if (ensuresIts(before, after)) return 'ordered';
  const order = orderOfWords(before, clause, surroundings, isMarked);
  if (order !== 'mentioned') return order;
  return (
    orderOfTask(surroundings) ??
    orderOfLook(before, surroundings) ??
    orderOfSentence(before, surroundings) ??
    order
  );
}

/** What the whole sentence says of a command, where no verb stands right before it. */
const orderOfSentence = (before: string, around: Surroundings): Order | undefined =>
  orderOfVerb(before, around) ??
  orderOfMeans(before, around) ??
  orderOfPassive(before, around) ??
  orderOfRemedy(before, around) ??
  orderOfJournal(before, around);

function orderOfWords(
  before: string,
  clause: string,
  surroundings: Surroundings,
  isMarked: boolean,
): Order {
  const { after, inSteps, inItem } = surroundings;
  const offered = isAtPlace(before, after) ? 'ordered' : orderOfOffer(before, after);
  if (offered) return offered;
  if (isAfterCondition(clause, after)) return 'ordered';
  if (before === '' && inItem && isEdited(after)) return 'ordered';
  const joint = orderBefore(before);
  if (joint && standingFirst(after) === 'ordered') return joint;
  if (clause === '' || isPlaceOnly(clause)) {
    if (/[:–—-]$|(?:->|→|=>)$/.test(before)) return afterColon(before, surroundings);
    const isParagraph =
      !inItem &&
      before === '' &&
      surroundings.isApart !== false &&
      (isMarked ? /^[\s.:]*$/.test(after) : isOnlyCode(after));
    if (isParagraph && isOnlyCode(after)) return 'ordered';
    if (inSteps && before === '' && isOnlyCode(after)) return 'ordered';
    const isChoice = inItem && /^(?:either|or)$/i.test(before) && /^[\s.;,*_]*$/.test(after);
    return inSteps || isParagraph || isChoice ? standingFirst(after) : 'mentioned';
  }
  return afterVerb(before, clause, surroundings) ?? 'mentioned';
}

/** In a list of facts only a verb counts: "Check it with `…`", "Watch its start: `…`". */
function orderAmongFacts(before: string, clause: string, surroundings: Surroundings): Order {
  if (clause !== '') return afterVerb(before, clause, surroundings) ?? 'mentioned';
  const label = before.replace(/:$/, '');
  const isOrder =
    label !== before &&
    (isCondition.test(label) || isImperative(label)) &&
    !isOption(label) &&
    !asksOthers(label) &&
    !forbids(label);
  return isOrder && /^[\s.,;*_]*(?:$|\()/.test(surroundings.after) ? 'ordered' : 'mentioned';
}

/** "Don't forget to `…`", "Then you need to `…`": the command is the verb. */
const reminds =
  /^(?:(?:(?:if|when|once) [^,]{1,80}, |then,? |now,? )?you (?:(?:just|only|will|then|first) )*(?:need|have) to|(?:[^,]{1,80}, )?(?:(?:and|but|then|also|please|afterwards,?|finally,?) )*(?:(?:do not|don['’]t|never) forget|remember|(?:make|be) sure) to|(?:[^,]{1,80}, )?(?:(?:and|but|then|also|please) )*(?:do not|don['’]t) forget)$/i;

/** "a)", "(2)", "Step 3:" in front of a paragraph. */
const mark =
  /^(?:\(?(?:\d{1,2}[a-z]?|[a-zA-Z]|[ivx]{2,4})\\?\)|step \d{1,2}(?:[:.)]| [-–—]))(?: |$)/i;

const plain = (words: string) =>
  words
    .replace(/^\s*\[[ xX]\]\s/, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=^|\s)_(?=\S)([^_]{1,80})_(?=[\s:.,;]|$)/g, '$1')
    .trim();

/** "for example", "such as", "Usage:": an example of a command, or the form of one. */
const exemplary =
  /\b(?:for example|for instance|such as|e\.?g\.?|i\.e\.|like|something like|similar to|same as|equivalent to)[,:]?(?: (?:with|by|to|using|run|running|use|the|a|try))?\s*[:(]?$|^(?:usage|syntax|examples?|errors?|expected|outputs?|results?|prints?|default|format|message|before|after|previously|old|was|notes?|see|or from|hint)\b[^:]{0,30}:$|^(?:example|for example|for instance)\b/i;

/** "It is healthy (verify with": the words inside a bracket that is still open, if they give an order. */
const inOpenBracket = /\(([^()]{3,})$/;

/** The words after the last colon, semicolon or dash; empty if they end in one. */
function lastClause(before: string): string {
  const inside = inOpenBracket.exec(before)?.[1];
  if (inside && isImperative(inside)) return inside;
  const isState = isCondition.test(before.replace(/:$/, ''));
  if (labels.test(before) && (isState || !announces.test(before))) return '';
  const [, clause = before] = /^.*[:;.]\s+(\S.*)$|^$/.exec(before.replace(dash, '; ')) ?? [];
  return clause.replace(/^[-(\s]+/, '');
}

const dash = / (?:[–—-]|→|[-=]>) /g;
const labels = /[:–—]$| -$|(?:->|→|=>)$/;
/** "Run the following:", "by running:": a colon that belongs to the verb. */
const announces =
  /\b(?:commands?|run|running|execute|executing|use|using|this|these|following|with|via):$/i;

/** "On any node", "First": says where or when, and the command says what. */
const isPlaceOnly = (clause: string) =>
  /^(?:on|in|from|inside) (?:any|each|every|the|one|all|that|both) (?!.*\b(?:run|running|execute|issue|use|using|do|try|call|type|enter|with|via|by|check|see|verify)$)[\w -]{1,40},?$|^(?:first|then|next|now|finally|second|third|lastly|and|and then|and finally|or|either|step \d+|optional\)?),?$/i.test(
    clause,
  );

/** "Check the nodes: …", "**Drain** – …", "Logs: …". */
function afterColon(before: string, { after, inSteps, inItem }: Surroundings): Order {
  const label = before.replace(/\s*(?:[:–—-]+>?|→|=>)$/, '');
  const clause = label
    .slice(Math.max(...[': ', '. ', '; '].map((end) => label.lastIndexOf(end) + 1)))
    .trim();
  const isToRead = reads.test(withoutOpeners(clause));
  if (forbids(clause) || (asksOthers(clause) && !isToRead)) return 'mentioned';
  if (reporting.test(clause) && !checks.test(withoutOpeners(clause))) return 'mentioned';
  if (field.test(clause) || ofOthers.test(clause)) return 'mentioned';
  if (isOption(clause)) return 'look';
  const rest = withoutOpeners(`${clause}: `).replace(/[:\s]+$/, '');
  if (
    isImperative(clause) ||
    (rest === '' && inItem) ||
    isChoice.test(clause) ||
    /\b(?:command|commands)$/i.test(clause)
  )
    return 'ordered';
  if (isCondition.test(clause) || ofWork.test(clause) || isTask(clause)) return 'ordered';
  if (inItem && isFailure.test(label) && /^[\s.;*_]*$/.test(after)) return 'look';
  if (hasSubject(clause) && !/^(?:the|all|each|every)\b/i.test(clause)) return 'mentioned';
  return inSteps && clause.split(' ').length <= 8 ? 'ordered' : 'mentioned';
}

/** "Option A:", "Alternatively:", "For every replica:" */
const isChoice =
  /^(?:option|alternative|plan|variant) \w$|^step \d{1,2}$|^(?:then|next|now|first|finally|lastly|afterwards|after that)(?:,? (?:as|on|in) [\w -]{2,30})?$|^tl;?dr$|^(?:on the )?command[- ]line$|^(?:alternatively|otherwise|optional(?:ly)?|(?:as a )?last resort)$|^(?:should|in case(?: of)?) [^:]{3,100}$|^(?:for (?:each|every|all)|per|on (?:each|every|all)) [\w -]{2,40}$/i;
/** "Wrong:", "Same as above:", "10:02 –", "10:02 anna:": not to be run, or run long ago. */
const ofOthers =
  /^(?:bad|wrong|incorrect|equivalent|alias|deprecated|obsolete|broken|discouraged|not recommended|dangerous)\b|^\d{1,2}[:.]\d{2}\b/i;
/** "Draining a node:", "How to drain:" */
const isTask = (clause: string): boolean => {
  const [, how, doing] =
    /^(?:how to ([a-z]+)|([a-z]+)ing (?:a|an|the|all|one|your) )/i.exec(clause) ?? [];
  if (how !== undefined) return isVerb(how.toLowerCase());
  const stem = doing?.toLowerCase() ?? '';
  return stem !== '' && [stem, `${stem}e`, stem.slice(0, -1)].some(isVerb);
};
/** "Build command:": the name of a setting. */
const field =
  /^(?:build|start|install|test|deploy|release|setup|serve|dev|(?:pre|post)-?deploy|health ?check|default|custom) commands?$/i;

/** "If it is not running:" */
const isCondition = /^(?:if|when|once) [^:]{3,100}$/i;
/** "Rollback:", "Validation:", "Queue health:", "Recovery (as root):": a label of work, with or without words around it. */
const ofWork =
  /^(?:(?:[\w/-]+ ){0,3}(?:validation|verification|verify|check|rollback|recovery|restart|logs?|status|health|clean-?up|reload|permissions?)|(?:fix|resolution|workaround|mitigation|undo|solution|action|remedy|quick fix|manual intervention required))(?: \([^()]{1,60}\))?$/i;

/** "The webhook is not running, or it is failing:": what the command looks at, in a list of what may be wrong. */
const isFailure =
  /\b(?:is|are|has|have|does|do)(?: not|n['’]t| still| been)*\s(?:stuck|down|failing|failed|crashing|missing|full|slow|unhealthy|unreachable|unavailable|pending|blocked|broken|overloaded|hanging|(?<=(?:not|n['’]t) )(?:running|ready|healthy|starting|started|syncing|synced|responding|reachable|available|scheduled|working|responsive|up))(?![\w-])/i;

/** "Read the value:", but not "Read the manual:". */
const reads =
  /^read (?!.*\b(?:about|manual|docs?|documentation|guide|page|notes?|article|chapter|how|why)\b)/;

/** "Check if the renewal failed:" */
const checks = /^(?:check|verify|confirm|test|see|find out) (?:if|whether|that|which|what|why)\b/;

/** "The output of it is:", "It prints:". */
const reporting =
  /\b(?:is|are|was|were|prints?|printed|returns?|shows?|says?|outputs?|fails?|failed|called|named|looks? like|reads|contains)$|^(?:outputs?|responses?|errors?|messages?|examples?|usage|syntax|format)\b/i;
