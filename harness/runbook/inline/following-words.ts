import type { Order } from './order.ts';
import { code } from './sentences.ts';

/** "`build` job", "`server` as the default command": the name of something. */
const names =
  /^[\s)]*(?:job|pipeline|workflow|query|stage|action|process(?:es)?)\b|^\s+as (?:the|a|an)\b|^\s+of \S/i;
/** "the `…` command with the right options": the reader has to find them. */
const wantsMore =
  /^[\s)]*(?:(?:sub-?)?command|script|tool|utility)? ?with (?:(?:the|your|its|all|any) )*(?:correct|right|appropriate|proper|needed|necessary|required|suitable|desired|relevant|other|additional|corresponding|following|same) (?:\w+ )?(?:parameters?|arguments?|args|options?|flags?|values?|settings?|switch(?:es)?)\b/i;

/** True where the words after the code make it the name of something. */
export const makesName = (after: string): boolean => names.test(after) || wantsMore.test(after);

/** A command that begins its sentence: nothing may follow that makes it the subject. */
export function standingFirst(after: string): Order {
  const words = after.trimStart().replace(/^[)*_"'\s]+/, '');
  if (words === '' || /^[.,;:(–—…!&+-]|^(?:->|→|=>)/.test(words) || words.startsWith(code))
    return isDescribed(words);
  if (goesOn(words) || editing.test(words)) return 'ordered';
  return /^(?:should|must|has to|needs to)\b/i.test(words) ? 'look' : 'mentioned';
}

/** "`nano /etc/hosts` adding the new name": what to do in it. */
const editing =
  /^(?:making|adding|changing|replacing|setting|removing|entering|giving|specifying|filling|choosing|selecting|pasting|substituting|adjusting|leaving|keeping|passing|providing|supplying|inserting|answering|accepting|appending|using|including|excluding|ignoring|skipping|noting)\b/i;

export const isEdited = (after: string): boolean => editing.test(after.trimStart());

/** "`cmd`, which …" and "`cmd`: lists …" go on; "`cmd`, `other` and so on are …" does not. */
const isDescribed = (words: string): Order =>
  /^[:–—(-]+ ?(?:\d+\/\d+|\d+ (?:tests|tasks|checks)|pass(?:es|ed)?\b|ok\b|✅|done\b)/i.test(
    words,
  ) ||
  /^(?![:–—(-])[,;]?[^.]*\b(?:are|is|were|was) (?:all|both|not|the|a|an|equivalent|only|run|used)\b/.test(
    words.slice(0, 80),
  )
    ? 'mentioned'
    : 'ordered';

/** "(`…`)" at the end of a clause: "build (`…`) takes a minute" goes on with it as the subject. */
export function closesClause(after: string): boolean {
  if (/^\s*[,;]|^(?: (?:on|in|from|as) [\w -]{1,40})?\s*\)\s*(?:$|[.,;:–—-])/.test(after))
    return true;
  const closing = joined.test(after) ? after.indexOf(')') : after.search(/\S/);
  return after[closing] === ')' && closesAt(after, closing);
}

/** "(`a` followed by `b`)", "(`a` and `b`)": the bracket has more commands, and then closes. */
const joined = new RegExp(
  `^\\s*(?:and|or|then|and then|or else|followed by|and finally|before)(?: \\w+){0,3}\\s*${code}[^()]*\\)`,
  'i',
);

const closesAt = (after: string, closing: number): boolean =>
  /^\)\s*(?:$|[.,;:–—-])/.test(after.slice(closing)) ||
  goesOn(after.slice(closing + 1).trimStart()) ||
  /^\) or [a-z]/.test(after.slice(closing));

const goesOn = (words: string): boolean =>
  going.has(/^[A-Za-z'’-]+/.exec(words)?.[0].toLowerCase() ?? '');

/** Words that go on after a command without making it a subject. */
const going = new Set(
  `to and then if in on for until with from so as once again at by after before when where which this that it
  followed instead rather unless while into inside against twice first here afterwards manually`
    .trim()
    .split(/\s+/),
);
