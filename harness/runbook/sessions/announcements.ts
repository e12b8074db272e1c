import { plainWords } from '../prose/prose.ts';

/** What the text right above a fence says about it. */
export type Announcement = 'output' | 'message' | 'synopsis' | 'commands';

const label = /^(?:(?:the|expected|example|sample|typical)\s+){0,2}(?:output|response)s?:?$/i;
const output =
  /\b(?:outputs?|prints|printed|returns|displays|should see|looks? like|similar to)\b[^.]*$/i;

/** "It ends with an error:", "The log has lines such as:". */
const message =
  /\b(?:errors?|messages?|warnings?|exceptions?|log (?:lines?|entr(?:y|ies))|lines (?:such as|like)|in the logs?|stack ?traces?|fails?|failed|complains?|says|reads|reports?|alerts?|responds?|answers?|ends? with|exits? with)\b[^.!?:]{0,60}:?$/i;
const synopsis = /\b(?:usage is|synopsis|syntax|general form)\b[^.!?:]{0,30}:?$/i;
/** "Run this:", "with the command:", "Then enter:". */
const commands =
  /\b(?:run|runs|by running|execute|executing|enter|issue|invoke|commands?)\b[^.!?:]{0,80}:?$/i;

/** Undefined where the text does not show what the fence holds. */
export function announcementIn(above: string): Announcement | undefined {
  const words = plainWords(above.slice(-400))
    .replace(/ ?\([^()]*\)/g, '')
    .trim();
  if (words === '') return undefined;
  if (label.test(words)) return 'output';
  const end = words.slice(-200);
  if (synopsis.test(end)) return 'synopsis';
  if (words.endsWith(':') && output.test(end)) return 'output';
  const clause = /[^,;.!?]*$/.exec(end)?.[0] ?? '';
  if (commands.test(clause) && !fails.test(clause)) return 'commands';
  const isMessage = words.endsWith(':') && message.test(clause) && !searches.test(clause.trim());
  return isMessage ? 'message' : undefined;
}

/** "The command fails with:" */
const fails =
  /\b(?:fails?|failed|ends?|exits?|responds?|answers?|complains?|prints)\b[^,;]{0,60}:?$/i;

/** "Look for errors with:" */
const searches =
  /^(?:(?:to|then|and|now|first)\s+)*(?:look|check|find|list|see|view|search|get|show|tail|follow|watch|clear|fix|solve|resolve|inspect|read|grep|filter|reproduce|verify|test)\b/i;
