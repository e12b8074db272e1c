import { asksOthers, forbids, isOption, tellsOf } from './imperative.ts';
import type { Surroundings } from './order.ts';
import { code as codeMark } from './sentences.ts';
import { isWholeCommand } from './whole-command.ts';

/** The start of the text, or a new line. */
const startsLine = /(?:^|\n)[ \t]*$/;
/** Nothing, a remark in brackets or a comment, up to the end of the line; no sentence goes on below. */
const endsLine =
  /^[ \t]*(?:\([^()\n]{1,80}\)|#[^\n]{1,80})?[ \t]*[.;,:]?[ \t\\]*(?:$|\n(?!\s*[a-z]))/;
/** "It is started by", "The job then runs": the sentence goes on with the command. */
const goesOn =
  /(?:\b(?:runs?|ran|executes?|executed|calls?|called|issues|does|did|with|by|via|as|of|from|in|than|like|to|the|a|an|and|or|is|are|was|using|through|for|says|shows|prints|returns|command|uses)|[,(–—-])$/i;

/** True for code that is all of its line. */
export const hasLine = ({ before, after }: Surroundings): boolean =>
  startsLine.test(before) && endsLine.test(after);

/**
 * True for a known command that has a line to itself: nobody gives a line to what is only mentioned. Where the words
 * above it forbid it, or lead into it as a part of their sentence, they decide.
 */
export function standsAlone(code: string, around: Surroundings): boolean {
  const { before, isApart, above = '' } = around;
  if (isApart === false || !/\s|^\.\//.test(code) || isSetting.test(code) || !hasLine(around))
    return false;
  if (!isWholeCommand(code, { programs: none })) return false;
  const words = before.replace(/\s+/g, ' ').trim();
  if (words === '') return !tellsOf(above.trim().split('\n').at(-1) ?? '');
  if (words.replaceAll(codeMark, '').trim() === '') return true;
  return (
    !goesOn.test(words) &&
    !forbids(words) &&
    !asksOthers(words) &&
    !isOption(words) &&
    !tellsOf(words)
  );
}

/** `set -euo pipefail`: of a script. */
const isSetting = /^set -/;

const none: ReadonlySet<string> = new Set();
