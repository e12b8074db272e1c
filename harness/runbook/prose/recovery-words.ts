import { splitLabel } from './labels.ts';
import { isPartOfReckoning, promisesNothing, saysNone } from './other-readings.ts';
import { isNamedAfter, pairedInCells, pairedObjective } from './paired-objectives.ts';
import { estimatesRecovery } from './recovery-estimates.ts';
import { isBareRecovery, isStatistic, namesLimit, namesRecoveryTime } from './recovery-names.ts';
import { explainsName, namesTime, saysRecovers } from './recovery-sentence.ts';
import type { Statement } from './statements.ts';

/** Words that show that a time next to a label is another one. */
const other =
  /\b(?:waits?|escalat\w*|pages?|calls?|alerts?|notify|fires?|time-?outs?|intervals?|retry|retries|polls?|every|grace|ttl|retention|keeps?|kept|response|respond|detect\w*|acknowledge|then|if|unless|before|when|once|not|never|cannot|fails?|failing|checks?|watch|monitor|reviews?|reports?|ages?|old|was|were|formerly|previously|earlier|historical\w*|measured|actual|observed|achieved|last|drills?|half of|MTT[ADF]|MTBF|TTL|ETA|restarts?|reboots?|detection|warm-?up|which|that|who|warm|ask|example)\b|n't\b|\be\.g\./i;
/**
 * What makes a time a recovery time: `named` by a label, a heading, a cell of a table or a sentence; a `sentence` whose
 * subject is the service or its recovery, or an estimate; a `limit` of the downtime. The last two are no promise of
 * their own beside a named time that they agree with. What is `listed` under a label has a label of its own, and is a
 * part where there is a `total`.
 */
export type Standing = 'named' | 'listed' | 'total' | 'sentence' | 'limit';

/** Undefined for a time that is none of a recovery. `labels`: the words above the text, the nearest first. */
export function standingOf(statement: Statement, labels: readonly string[]): Standing | undefined {
  const { before, after, cells, question } = statement;
  if (question || isPartOfReckoning(before, after)) return undefined;
  if (cells.length > 0) return inCells(statement) ?? inTotal(statement, labels);
  const paired = pairedObjective(before);
  if (paired) return paired === 'RTO' ? 'named' : undefined;
  const first = sibling.exec(before)?.[1];
  if (first && namesTime(first, '')) return named(first);
  if (namesTime(before, after) || explainsName(before, after)) return named(before);
  if (isNamedAfter(before, after)) return 'named';
  const own = splitLabel(before);
  const rest = own?.rest ?? before;
  const words = own?.words ?? '';
  const estimates = estimatesRecovery(words, labels);
  if (estimates || namesRecoveryTime(words, rest)) {
    if (saysNone(rest) || !isEntry(lastPart(rest)) || isUsual(rest, after)) return undefined;
    return estimates ? 'sentence' : named(words);
  }
  if (isBareRecovery(words) && isEntry(rest) && /^[\s.]*$/.test(after)) return 'named';
  if (isOther(words, rest)) return undefined;
  if (isEntry(lastPart(before))) {
    const above = labels.find((label) => namesRecoveryTime(label, before));
    if (above !== undefined) return listed(above, words);
  }
  if (promisesNothing(before, after)) return undefined;
  return saysRecovers(lastClause(before), after) ? 'sentence' : undefined;
}

const named = (words: string): Standing => (namesLimit(words) ? 'limit' : 'named');
const total =
  /^(?:(?:in|the) )?(?:(?:grand )?total|overall|sum|altogether|end[ -]to[ -]end)(?: time)?$/i;
/** `words`: the label of its own, or the first cell of the row. */
export const listed = (above: string, words: string): Standing => {
  if (namesLimit(above)) return 'limit';
  if (words.trim() === '') return 'named';
  return total.test(words.trim()) ? 'total' : 'listed';
};

function inCells({ cells, before, row }: Statement): Standing | undefined {
  const paired = pairedInCells(cells, before);
  if (paired) return paired === 'RTO' ? 'named' : undefined;
  if (cells.some((cell) => isOther(cell, before) || measured.test(cell))) return undefined;
  const name = cells.find((cell) => namesRecoveryTime(cell, before));
  if (name !== undefined && !isEntry(before)) return undefined;
  if (name !== undefined) return listed(name, cells.find((cell) => cell !== name) ?? '');
  const own = splitLabel(before);
  if (!own || !namesRecoveryTime(own.words, own.rest) || isOther(row, before)) return undefined;
  return isEntry(lastPart(own.rest)) ? named(own.words) : undefined;
}

/** "| Total | 5-7 min |" in a table of steps and their times, below "Estimated RTO". */
function inTotal({ cells, before }: Statement, labels: readonly string[]): Standing | undefined {
  const [head = '', first = ''] = cells;
  if (!timed.test(head) || !total.test(first) || !isEntry(before)) return undefined;
  const above = labels.find((label) => namesRecoveryTime(label, before));
  return above === undefined ? undefined : listed(above, first);
}
const timed =
  /^(?:(?:estimated|expected|approx(?:imate|\.)?|planned|max(?:imum|\.)?) )?(?:time|duration|estimate|takes)(?: \([^()\d]{0,20}\))?$/i;

/** Heads of columns beside "Target". */
const measured = /^(?:current(?:ly)?|result|now|today|latest|baseline|status|so far|YTD)\b/i;

const isOther = (words: string, value = '') => other.test(words) || isStatistic(words, value);

/** "RTO: 15 min, typically 3 min": the second time is what happens, the first is promised. */
const isUsual = (rest: string, after: string) =>
  /\d/.test(rest) && (usual.test(lastPart(rest)) || usualAfter.test(after));
const usual = /\b(?:typical|usual|normal|general|common|most)(?:ly)?\b/i;
const usualAfter = /^\s*(?:in practice|typically|usually|normally)\b/i;

/** The words between the last comma or bracket and the time. */
const lastPart = (text: string) =>
  text.slice(Math.max(...[',', ';', '(', '/'].map((mark) => text.lastIndexOf(mark))) + 1);

/** A few words that lead to a time, and no other kind of time: "small shard:", "it takes about". */
function isEntry(words: string): boolean {
  return words.trim().split(/\s+/).length <= 6 && !isOther(words) && !hasTime.test(words);
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
  const clause = before.slice(from).replace(/^\s*(?:\[[ xX]\]\s+)?/, '');
  const whole = ofWhole.exec(clause);
  return whole && !subordinate.test(clause) ? clause.slice(whole.index + whole[0].length) : clause;
}

/** "The rollback takes five minutes, the whole recovery …": a main clause of its own behind the time of a part. */
const ofWhole =
  /(?<=\b(?:seconds?|minutes?|mins?|hours?|\d ?(?:s|m|h|min))\b[^,]{0,40}), (?:and |but )?(?=the (?:whole|entire|total|full|complete|overall) (?:recovery|restoration)\b)/i;
const subordinate =
  /^(?:if|when|whenever|unless|until|while|once|although|though|before|suppos\w*|assum\w*)\b|\b(?:that|took|was|were|last)\b/i;
