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
