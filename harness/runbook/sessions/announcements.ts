import { headsWork } from '../inline/heads-work.ts';
import { forbids, isImperative, withoutOpeners } from '../inline/imperative.ts';
import { plainWords } from '../prose/prose.ts';

/**
 * What the text right above a fence says about it. `output label`: nothing but "Sample output:"; `ordered`: what to do, as in "Stop it:"; `work`: the same, in a
 * heading or a sentence that need not belong to the fence.
 */
export type Announcement =
  | 'output label'
  | 'output'
  | 'message'
  | 'synopsis'
  | 'commands'
  | 'ordered'
  | 'work';

const label =
  /^(?:(?:the|expected|example|sample|typical)\s+){0,2}(?:output|response)s?(?:\s+(?:examples?|samples?))?:?$/i;
const output =
  /\b(?:outputs?|prints|printed|returns|displays|should see|looks? like|similar to)\b[^.]*$/i;

/** "It ends with an error:", "The log has lines such as:". */
const message =
  /\b(?:errors?|messages?|warnings?|exceptions?|log (?:lines?|entr(?:y|ies))|lines (?:such as|like)|in the logs?|stack ?traces?|fails?|failed|complains?|says|reads|reports?|alerts?|responds?|answers?|ends? with|exits? with)\b[^.!?:]{0,60}:?$/i;
const synopsis = /\b(?:usage is|synopsis|syntax|general form)\b[^.!?:]{0,30}:?$/i;
/** "Run this:", "with the command:", "Then enter:". */
const commands =
  /\b(?:run|runs|by running|execute|executing|enter|issue|invoke|commands?)\b[^.!?:]{0,80}:?$/i;

/** "Run the following command to start it.": a full stop in place of the colon. */
const following =
  /\b(?:run|execute|issue|enter|use) the (?:following|below) (?:\w+ )?commands?\b[^.!?:]{0,80}\.$/i;

/** Undefined where the text does not show what the fence holds. */
export function announcementIn(above: string): Announcement | undefined {
  const words = plainWords(above.slice(-400))
    .replace(/ ?\([^()]*\)/g, '')
    .trim();
  if (words === '') return undefined;
  if (label.test(words)) return 'output label';
  const end = words.slice(-200);
  if (synopsis.test(end)) return 'synopsis';
  if (words.endsWith(':') && output.test(end)) return 'output';
  const clause = /[^,;.!?]*$/.exec(end)?.[0] ?? '';
  if (commands.test(clause) && !fails.test(clause)) return 'commands';
  if (following.test(end)) return 'commands';
  const isMessage = words.endsWith(':') && message.test(clause) && !searches.test(clause.trim());
  return isMessage ? 'message' : orderIn(words);
}

/** "List the keys:", "And then:"; `work` for "Restarting the wallet" and "Now restart it.". */
function orderIn(words: string): 'ordered' | 'work' | undefined {
  const last = /(?:^|[.!?;] +)([^.!?;]+)[.!]?$/.exec(words)?.[1]?.trim() ?? '';
  if (last.length > 200 || content.test(last) || forbids(last)) return undefined;
  if (/^(?:and )?(?:then|next|now|finally|afterwards):$/i.test(last)) return 'ordered';
  const isOrder = isImperative(last) && !written.test(withoutOpeners(last));
  if (last.endsWith(':')) return isOrder ? 'ordered' : undefined;
  if (isOrder) return 'work';
  return !/[.!?]$/.test(words) && headsWork(words) ? 'work' : undefined;
}

/** What an editor or a reader's eye is for. */
const written =
  /^(?:add|set|put|edit|change|configure|append|include|paste|insert|replace|write|look|search|find|wait|watch|see|note|define|specify|declare|modify|adjust|use|expect|ensure|make sure|read|match|compare|save|copy|(?:check|verify|confirm|validate|ensure|see) (?:that|if|whether|for))\b/;
const content =
  /\b(?:files?|configs?|configuration|sections?|settings?|entry|entries|ya?ml|json|values?|variables?|fields?|parameters?|blocks?|snippets?|manifests?|lines?|contents?|queries|query|statements?|sql|prints|shows|appears)\b[^.]*:?$/i;

/** "The command fails with:" */
const fails =
  /\b(?:fails?|failed|ends?|exits?|responds?|answers?|complains?|prints)\b[^,;]{0,60}:?$/i;

/** "Look for errors with:" */
const searches =
  /^(?:(?:to|then|and|now|first)\s+)*(?:look|check|find|list|see|view|search|get|show|tail|follow|watch|clear|fix|solve|resolve|inspect|read|grep|filter|reproduce|verify|test)\b/i;
