import { isPrintedLine } from '../sessions/printed-line.ts';

const label =
  /^(?:(?:expected|sample|example|typical)(?:\s+(?:output|result|response|answer|value)s?)?|outputs?|results?|returns|prints|should (?:print|show|return|be|say))\s*:|^(?:=>|->|→|⇒|»)\s*\S|^should (?:print|show|return|say)\s/i;
/** A row of a listing: `web-0   1/1   Running`. */
const row = /^[\w./-]+(?: {2,}|\t)\S+(?: {2,}|\t)\S/;
const begins = /^[A-Z][a-z]/;

/** True for a comment that says what a command prints, and orders nothing: "Expected: all Running". */
export const isExpectation = (comment: string): boolean =>
  label.test(comment) || row.test(comment) || (!begins.test(comment) && isListing(comment));

const isListing = (comment: string) =>
  !/^(?:\d+[.):]|[-*•(]|step\b)/i.test(comment) && isPrintedLine(comment);

const facts =
  /^(?:\d+[.)]\s*)?(?:the )?(?:(?:common|known|typical|possible|likely|frequent|usual|potential|root) ){1,2}(?:issues?|problems?|errors?|causes?|reasons?|failures?|pitfalls?|mistakes?)\b[^.]*:$/i;

/** True for comments that list what may be wrong, and order nothing: "Common issues:" and its items. */
export const listsFacts = ([first = '', ...items]: readonly string[]): boolean =>
  items.length > 0 && facts.test(first) && items.every((item) => /^[-*•]\s/.test(item));
