import { isPartOfReckoning, promisesNothing, saysNone } from './other-readings.ts';
import { isNamedAfter, pairedObjective } from './paired-objectives.ts';
import { estimatesRecovery } from './recovery-estimates.ts';
import { isBareRecovery, namesRecoveryTime } from './recovery-names.ts';
import { namesTime, saysRecovers } from './recovery-sentence.ts';
import type { Statement } from './statements.ts';

/** Words that show that a time next to a label is another one. */
const other =
  /\b(?:waits?|escalat\w*|pages?|calls?|alerts?|notify|fires?|time-?outs?|intervals?|retry|retries|polls?|every|grace|ttl|retention|keeps?|kept|response|respond|detect\w*|acknowledge|then|if|unless|before|when|once|not|never|cannot|fails?|failing|checks?|watch|monitor|reviews?|reports?|ages?|old|was|were|formerly|previously|earlier|historical\w*|measured|actual|observed|achieved|last|drills?|half of|MTT[ADF]|MTBF|TTL|ETA|restarts?|reboots?|detection|warm-?up|which|that|who|warm|ask|example)\b|n't\b|\be\.g\./i;
const label =
  /^\s*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?(?:\d+[.)]\s+)?([^:：=–—]{1,80}?)\s*(?:[:：=–—]|\s-\s)\s*/;

/**
 * True where a label, a heading or a table cell names the time as the recovery time, or the sentence's subject is
 * the service or its recovery. `labels`: the words above the text, the nearest first.
 */
export function isRecovery(statement: Statement, labels: readonly string[]): boolean {
  const { before, after, cells, question } = statement;
  if (question || isPartOfReckoning(before, after)) return false;
  if (cells.length > 0)
    return (
      cells.some(namesRecoveryTime) && !cells.some((cell) => other.test(cell)) && isEntry(before)
    );
  const paired = pairedObjective(before);
  if (paired) return paired === 'RTO';
  const first = sibling.exec(before)?.[1];
  if (first && namesTime(first, '')) return true;
  if (namesTime(before, after) || isNamedAfter(before, after)) return true;
  const own = label.exec(before);
  const rest = own ? before.slice(own[0].length) : before;
  const words = own?.[1] ?? '';
  if (namesRecoveryTime(words) || estimatesRecovery(words, labels))
    return !saysNone(rest) && isEntry(lastPart(rest));
  if (isBareRecovery(words) && isEntry(rest) && /^[\s.]*$/.test(after)) return true;
  if (other.test(words)) return false;
  if (labels.some(namesRecoveryTime) && isEntry(lastPart(before))) return true;
  return !promisesNothing(before, after) && saysRecovers(lastClause(before), after);
}

/** The words between the last comma or bracket and the time. */
const lastPart = (text: string) =>
  text.slice(Math.max(...[',', ';', '(', '/'].map((mark) => text.lastIndexOf(mark))) + 1);

/** A few words that lead to a time, and no other kind of time: "small shard:", "it takes about". */
function isEntry(words: string): boolean {
  return words.trim().split(/\s+/).length <= 6 && !other.test(words) && !hasTime.test(words);
}

/** "30 minutes after the 5 minute alert": only "and" or "or" makes the second time one of the label's. */
const hasTime = /\d\s?(?:s|m|h|ms|sec\w*|min\w*|hrs?|hours?|days?)\b(?!.*\b(?:and|or|but)\b)/i;
/** "RTO is 15 min for tier 1, 4 hours for tier 2": the second time is named as the first is. */
const sibling =
  /^(.{1,120}?)\d[\d.,]*\s?[a-z]+ (?:for|in|on) [^,;:.]{1,40}?(?:,|;| and| or| but)\s*(?:(?:and|but|or|only|up to|under|within|about|<) )*$/i;

/** The clause in which the time stands; a subordinate clause in front of a comma belongs to it. */
function lastClause(before: string): string {
  const from = Math.max(
    ...['; ', ': ', '：', '(', ' – ', ' — ', ' - '].map((mark) => {
      const at = before.lastIndexOf(mark);
      return at < 0 ? 0 : at + mark.length;
    }),
  );
  return before.slice(from).replace(/^\s*(?:\[[ xX]\]\s+)?/, '');
}
