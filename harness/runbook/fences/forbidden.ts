import { plainWords } from '../prose/prose.ts';
import type { FenceLine } from './fence-lines.ts';

const thing =
  'this|that|these|the following|the below|any of (?:this|these|the following)|(?:commands?|something|anything) like (?:this|these|that)';
const where =
  'here|(?:in|on) (?:production|prod)|by hand|yourself|ever|under any circumstances|at any time';
/** "Do not run this:", "Never do this in production:". What else follows says when it may be run: "as root". */
const sentence = new RegExp(
  `^(?:please |you (?:should|must) )?(?:do not|don['’]t|never|not|avoid)(?: ever)? (?:run|do|execute|use|try|apply|type|issue|enter|copy|paste|perform|running|doing|executing|using)(?: (?:${thing})(?: (?:commands?|scripts?|lines?|one))?(?: below)?(?: again)?)?(?: (?:${where}))?[ :.!]*$`,
  'i',
);
/** "Wrong:", "Bad example", "❌ Don't", "What not to do". */
const label =
  /^(?:the )?(?:(?:wrong|bad|incorrect|unsafe)(?: (?:way|example|command|usage|approach|practice|idea)s?)?(?: #?\d)?|(?:do not|don['’]t) (?:do|use) (?:this|that|it|these)|don['’]?ts?|do not|never(?: do this)?|not like this|anti-?patterns?(?: #?\d)?|(?:what|things) (?:not to (?:do|run|use)|to avoid)|avoid(?: this)?)(?: \([^()]*\))?[ :.!]*$/i;
/** "WRONG: it deletes all of them", "Unsafe – prints the password" */
const explained = /^(?:wrong|bad|incorrect|unsafe|anti-?pattern)(?::| [–—-]) /i;
const named =
  /^(?:please )?(?:do not|don['’]t|never|avoid) (?:run|use|execute|running|using) `([^`]+)`[ :.!]*$/i;
/** "Instead:", "Right:": what is below may be run, whatever the heading says. */
const allows =
  /\b(?:instead|right|correct|good|better|fix(?:ed)?|proper(?:ly)?|safe(?:ly|r)?|recommended|prefer(?:red)?)\b|^do(?: this)?[ :]*$/i;
const signs = /^(?:[\s❌✗✖🚫⛔👎⚠☠*_#>-]|\uFE0F)+/u;

const lastSentence = (text: string): string =>
  (
    plainWords(text.slice(-400))
      .split(/(?<=[.!])\s+(?=\S)/)
      .at(-1) ?? ''
  ).replace(signs, '');

/** True for a text right above commands that says not to run them. */
export function forbidsBelow(text: string, commands: readonly FenceLine[]): boolean {
  if (!mayForbid.test(text.slice(-400))) return false;
  const words = lastSentence(text);
  if (label.test(words) || sentence.test(words)) return true;
  if (explained.test(words) && !allows.test(words)) return true;
  const code = named.exec(words)?.[1];
  return code !== undefined && commands.some((line) => line.text.includes(code));
}

const mayForbid =
  /\b(?:not|n['’]?t|never|avoid|wrong|bad|incorrect|unsafe|anti-?patterns?|don['’]?ts?)\b/i;

/** True for a comment that says not to run what is below it, up to the next comment. */
export const forbidsInComment = (comment: string): boolean =>
  forbidsBelow(comment, []) || explained.test(comment.replace(signs, ''));

/** True for the heading of a section of bad examples; `above`: the text between it and the commands. */
export const isOfBadExamples = (heading: string, above: string): boolean =>
  mayForbid.test(heading) && label.test(lastSentence(heading)) && !allows.test(above.slice(-200));
