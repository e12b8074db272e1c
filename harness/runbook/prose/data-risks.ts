import { msOfUnit } from '../../model/duration.ts';
import type { DataRisk, Place } from '../../model/runbook.ts';
import { bound } from './bounds.ts';
import { findDurations } from './durations.ts';
import { isNoTime } from './not-times.ts';
import { codeSpans, oneLine, plainWords, withoutCode } from './prose.ts';

const label =
  /^(?:(?:potential|possible|expected|acceptable|max(?:imum|\.)?)\s+)?(?:data[ -]loss(?:\s+(?:risks?|potential))?|risks?\s+of\s+data[ -]loss|data\s+at\s+risk|RPO|recovery point objective(?:\s*\(RPO\))?)\s*:?$/i;

/** "Data Loss Risk", "Data at risk:", "Data loss", "RPO"; not "Data loss recovery", which is a procedure. */
export function isDataRiskLabel(words: string): boolean {
  return label.test(words.trim());
}

/** "With the persistent volume: …": a condition for the rest of the statement. */
const condition = /^(?:with|without|if|when|where|unless)\b[^:]{0,120}:\s*/i;
const none =
  /^(?:none|nil|no$|nothing|0(?:\s*(?:s|seconds?|minutes?))?\s*$|zero(?:\s+(?:data\s+)?loss)?|no\s+(?:data(?:\s+is|\s+will\s+be|\s+gets)?\s+(?:lost|loss)|loss))\b/i;
/** "None unless the disk is gone" is not a promise that a drill can check. */
const exception =
  /\b(?:unless|except|but|other than|apart from|if|as long as|provided|only|older than|more than|to \d|in the worst case)\b/i;

const lastUnit = /\b(?:last|latest|past|final|most recent)\s+(second|minute|hour|day)\b/i;

/**
 * Reads one statement under such a label. A condition in front of it is ignored: Firedrill assumes
 * that the drill's system is what the runbook requires.
 */
export function readDataRisk(prose: string, place: Place): DataRisk {
  const text = oneLine(prose);
  const bare = plainWords(withoutCode(text, codeSpans(text))).replaceAll(/\s+/g, ' ');
  const words = bare.replace(condition, '');
  if (none.test(words) && !exception.test(words)) return { kind: 'none', text, place };
  const lossMs = limitOf(words);
  return lossMs === undefined
    ? { kind: 'stated', text, place }
    : { kind: 'at-most', lossMs, text, place };
}

/** The stated limit of the loss, only where the words name a loss: "delayed by 5 minutes" does not. */
function limitOf(words: string): number | undefined {
  const spelled = lastUnit.exec(words)?.[1];
  if (spelled) return msOfUnit(spelled);
  const all = findDurations(words);
  const stated = all.filter((one) => !isNoTime(words, one, '') && !one.unsure);
  // "Up to 5 minutes, in the worst case an hour": nobody can say which of them holds.
  const [first] = stated;
  if (first && all.some(({ maxMs }) => maxMs > first.maxMs)) return undefined;
  for (const { bounds, text } of stated.map((one) => bound(words, one))) {
    const { kind, maxMs } = bounds;
    const at = words.indexOf(text);
    const before = words.slice(0, at);
    const after = words.slice(at + text.length);
    const isLoss =
      before.trim() === '' ||
      /^(?:zero|0|none) (?:to|-|–) $/i.test(before) ||
      /^nothing (?:is lost that is )?older than $/i.test(before) ||
      /\b(?:last|latest|past|final|most recent|los(?:es?|t|ing)|loss of)\s*$/i.test(before) ||
      /^\s+(?:worth\s+)?of\s/i.test(after);
    if (kind !== 'over' && maxMs !== undefined && isLoss) return maxMs;
  }
  return undefined;
}
