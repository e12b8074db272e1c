import { unitWords } from '../../model/duration.ts';
import { splitLabel } from './labels.ts';
import { labelAdjectives, languages } from './languages.ts';
import { withoutInlineTags } from './tags.ts';

const quality =
  'expected|estimated|typical|usual|normal|target|targeted|maximum|max\\.?|average|avg\\.?|mean|total|overall|full|complete|approximate|approx\\.?|planned|stated|agreed|required|desired|worst[ -]case|best[ -]case|service|system|application|cluster';
const kinds = 'recovery|restoration|restore|resolution|repair|mitigation';
const names = [
  `(?:${kinds})[ -](?:times?(?: objectives?)?|time[ -]objectives?)`,
  '(?<!\\bis )time[ -](?:to|until|for|of)[ -](?:full |complete )?(?:recover(?:y)?|restore|restoration|repair|resolve|resolution|mitigate)',
  'RTO|MTTR|TTR',
].join('|');
const allowed = 'tolerable|tolerated|allowed|allowable|acceptable|permitted|permissible';
/** How long the service may be down: no promise of the recovery where the recovery time stands beside it. */
const limits = [
  `(?:(?:expected|maximum|max\\.?|target|estimated|${allowed}) ){1,2}(?:downtime|outage|period of disruption)(?: (?:${allowed}))?`,
  // "Downtime MTD" is that of the month.
  '(?<=^|[^\\p{L}\\s]\\s*|\\b(?:the|our|an?|its|and|with) )MTP?D',
].join('|');
const foreign = languages.flatMap(({ recovery }) => recovery).join('|');

/** Names of the time that a recovery takes, as a pattern. */
export const recoveryName = String.raw`(?:\b(?:${names}|${limits})\b(?:\s+(?:objective|target|goal))?(?:\s*\((?:RTO|MTTR|TTR|MTP?D|recovery time objective)\))?|(?<!\p{Script=Latin})(?:${foreign})(?:\s*[(（]RTO[)）])?)`;

/** A word of each name in each language: the names themselves are a long pattern, and this is asked of every text. */
const someName =
  /time|RTO|\bM?TTR\b|\bMTP?D\b|outage|disruption|zeit|dauer|temp[sſo]|dur[ée]e|délai|tiempo|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/i;
const limit = new RegExp(limits, 'iu');

/** True for "Maximum tolerable downtime", "MTD". */
export const namesLimit = (words: string): boolean => limit.test(words.trim());

/** A cheap test: false for a text without any of the names. */
export const mayNameTime = (text: string): boolean => someName.test(text);

const thing = String.raw`(?:\s+(?:for|of)?\s*(?:the |an? |our |this |all )?(?:[\w-]+ ){0,2}[\w-]+)?`;
const label = new RegExp(
  String.raw`^(?:[\d.)#\s]*)(?:(?:the|our)\s+)?(?:(?:${quality}|${labelAdjectives})\s*)*${recoveryName}(?:\s+(?:${labelAdjectives}))?(?:\s+(?:for|of)\b${thing})?(?: service| the service)?(?:\s*\([^)\d]{0,40}\)|\s*\[[^\]\d]{0,20}\]|,? in (?:${unitWords}))?\s*[:：]?$`,
  'iu',
);
const unsuited =
  /\b(?:last|previous|past|prior|old|former|historical|observed|achieved|current|actual|measured|incident|(?:month|quarter|week|year)(?:ly)?|annual|budget|propos\w*|suggest\w*|draft|tentative|best|minimum|not|breach\w*|missed|exceeded|check|window)\b/i;

/** A time of something beside the service, or of a part of it. */
const part =
  /\b(?:of|for|restore|recover|resolve|repair|mitigate) (?:the |an? |our |this )?(?:\w+ )?(?:backups?|records?|tickets?|bugs?|defects?|requests?|quer(?:y|ies)|sessions?|alert\w*|monitoring|logging|single|individual|one|each|every|staging|test|dev|sandbox|standby)\b/i;

export const isOfPart = (words: string): boolean => part.test(words);

/** "Average time to recover", "typical recovery time", "MTTR": what was measured, in whatever form. */
const statistic =
  /\b(?:average[sd]?|avg|mean|median|typical|usual|fastest|quickest|slowest|MTTR)\b|(?<!\p{L})(?:durchschnittliche|mittlere|moyenn?e?|medi[oa]|médi[oa]|promedio)(?!\p{L})|平均/iu;

/** "Target MTTR", "MTTR: < 30 minutes": an average that somebody has to reach. */
const aimed =
  /\b(?:targets?|targeted|objectives?|goals?|SL[OA]s?|agreed|required|planned|max(?:imum)?|at most|within|under|below|up to|less than|exceed|(?:no|not) (?:more|longer) than)\b|[<≤]|&lt;/i;

/** True where words speak of an average, which promises nothing. `value`: what stands between them and the time. */
export const isStatistic = (words: string, value = ''): boolean =>
  statistic.test(words) && !aimed.test(`${words} ${value}`);

/**
 * True for a label that names the recovery time: "Expected recovery time", "RTO", "Time to restore service". `value`:
 * what stands between the label and the time.
 */
export function namesRecoveryTime(words: string, value = ''): boolean {
  return (
    mayNameTime(words) &&
    label.test(words.trim()) &&
    !unsuited.test(words) &&
    !isStatistic(words, value) &&
    !isOfPart(words)
  );
}

/** True where a line names the recovery time, whatever it says of it: "RTO: to be decided". */
export function labelsTime(text: string): boolean {
  if (!mayNameTime(text)) return false;
  return withoutInlineTags(text)
    .split('\n')
    .some((line) => {
      const own = splitLabel(line.replaceAll(/[*_`]/g, ''));
      return own !== undefined && own.rest.trim() !== '' && namesRecoveryTime(own.words, own.rest);
    });
}

/** "Recovery:" names a time only where nothing but a time follows. */
export const isBareRecovery = (words: string): boolean =>
  /^(?:(?:expected|estimated|typical|full)\s+)?recovery\s*:?$/i.test(words.trim());
