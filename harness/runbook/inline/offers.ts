import { asksOthers, forbids, isImperative, isOption } from './imperative.ts';
import type { Order, Surroundings } from './order.ts';
import { code } from './sentences.ts';

/** Nothing follows the command in its sentence. */
const closes = /^[\s.;)*_]*$/;
/** The same inside brackets: "(e.g. `…` or `…` usually)". */
const closesBracket = new RegExp(
  `^(?:,? or ${code}+)*(?: (?:usually|normally|typically|often|mostly))?\\)[\\s.;]*$`,
  'i',
);
/** "Stop the shop (e.g." */
const inBrackets = /^(.*?)\s*\((?:for example|for instance|example|e\.?g\.?)[,:]?\s*$/is;
/** "Example:", as a sentence of its own. */
const alone = /^(?:for )?example[,:]\s*$/i;

/** Whether a command is the example of an order, and so its only wording: "Stop the shop. Example: `…`". */
export function orderOfExample(
  before: string,
  { after, above = '' }: Surroundings,
): Order | undefined {
  const isInBrackets = inBrackets.test(before) && closesBracket.test(after.replace(/\s+/g, ' '));
  if (!closes.test(after) && !isInBrackets) return undefined;
  const lead = alone.test(before) ? lastSentence(above) : inBrackets.exec(before)?.[1];
  return lead && isImperative(lead) && !isOption(lead) && !forbids(lead) && !asksOthers(lead)
    ? 'ordered'
    : undefined;
}

const lastSentence = (text: string) =>
  text
    .trim()
    .replace(/[.!]$/, '')
    .split(/[.!?]\s+/)
    .at(-1);

/** "You can just `…`", "If that fails, you can `…`": the code is the verb. */
const offers =
  /(?:^|[\s,])(?:you|we|one) (?:can|could|may|might)(?: (?:also|then|now|always|safely))*(?: (?:just|simply)(?: (?:run|do|use|execute|type))?)$/i;
const offersOnCondition =
  /^(?:if|when|should|once|in case|otherwise|alternatively|to)\b[^,]{0,80}, (?:you|we) (?:can|could|may|might)(?: (?:also|then|now|always|safely))*$/i;
/** "To see the logs:", "To see the logs use". */
const aims = /^to (?![^,:]* we use)[^,:]{3,80}(?::| (?:use|run|execute|type|do|try):?)$/i;

/** Whether the words right before a command offer it to the reader, or say what it is for. */
export function orderOfOffer(clause: string, after: string): Order | undefined {
  if (offers.test(clause) || offersOnCondition.test(clause)) return 'ordered';
  return aims.test(clause) && closes.test(after) ? 'ordered' : undefined;
}

const place =
  /^(?:(?:then|next|now|first|finally|and|also)[, ]+)*(?:on|in|from|inside) (?:the|a|an|your|each|every|any|all|both|that|this) (?:[\w-]+ ){0,3}(?:nodes?|hosts?|machines?|servers?|vms?|instances?|primary|secondary|standby|replicas?|leader|masters?|workers?|containers?|pods?|workstation|laptop|shell|terminal|bastion|gateway|router)\s*[,:]?$/i;

/** "Then, on the new host, `…`": says only where, and the command says what. */
export const isAtPlace = (clause: string, after: string): boolean =>
  place.test(clause) && closes.test(after);
