import { labelAdjectives, languages } from './languages.ts';

const quality =
  'expected|estimated|typical|usual|normal|target|targeted|maximum|max\\.?|minimum|average|avg\\.?|mean|total|overall|full|complete|approximate|approx\\.?|planned|stated|agreed|required|desired|worst[ -]case|best[ -]case|service|system|application|cluster';
const kinds = 'recovery|restoration|restore|resolution|repair|mitigation';
const names = [
  `(?:${kinds})[ -](?:times?(?: objectives?)?|time[ -]objectives?)`,
  '(?<!\\bis )time[ -](?:to|until|for|of)[ -](?:full |complete )?(?:recover(?:y)?|restore|restoration|repair|resolve|resolution|mitigate)',
  'RTO|MTTR',
  '(?:expected|maximum|max\\.?|target|total|estimated) (?:downtime|outage)',
].join('|');
const foreign = languages.flatMap(({ recovery }) => recovery).join('|');

/** Names of the time that a recovery takes, as a pattern. */
export const recoveryName = String.raw`(?:\b(?:${names})\b(?:\s+(?:objective|target|goal))?(?:\s*\((?:RTO|MTTR|recovery time objective)\))?|(?<!\p{Script=Latin})(?:${foreign})(?:\s*[(（]RTO[)）])?)`;

/** A word of each name in each language: the names themselves are a long pattern, and this is asked of every text. */
const someName =
  /time|RTO|MTTR|outage|zeit|dauer|temp[sſo]|dur[ée]e|délai|tiempo|[\u3040-\u30ff\u4e00-\u9fff]/i;

/** A cheap test: false for a text without any of the names. */
export const mayNameTime = (text: string): boolean => someName.test(text);

const thing = String.raw`(?:\s+(?:for|of)?\s*(?:the |an? |our |this |all )?(?:[\w-]+ ){0,2}[\w-]+)?`;
const label = new RegExp(
  String.raw`^(?:[\d.)#\s]*)(?:(?:the|our)\s+)?(?:(?:${quality}|${labelAdjectives})\s*)*${recoveryName}(?:\s+(?:${labelAdjectives}))?(?:\s+(?:for|of)\b${thing})?(?: service| the service)?(?:\s*\([^)\d]{0,40}\))?\s*[:：]?$`,
  'iu',
);
const unsuited =
  /\b(?:last|previous|past|prior|old|former|historical|observed|achieved|current|actual|measured|incident|month|quarter|week|year|not|breach\w*|missed|exceeded|check|window)\b/i;

/** A time of something beside the service, or of a part of it. */
const part =
  /\b(?:of|for|restore|recover) (?:the |an? |our |this )?(?:\w+ )?(?:backups?|alert\w*|monitoring|logging|single|individual|one|each|every|staging|test|dev|sandbox|standby)\b/i;

export const isOfPart = (words: string): boolean => part.test(words);

/** True for a label that names the recovery time: "Expected recovery time", "RTO", "Time to restore service". */
export function namesRecoveryTime(words: string): boolean {
  return (
    mayNameTime(words) && label.test(words.trim()) && !unsuited.test(words) && !isOfPart(words)
  );
}

const ownLabel = /^\s*\|?\s*(?:[-*+]\s+|\d+[.)]\s+)?([^:：|]{1,80})[:：|]\s*\S/;

/** True where a line names the recovery time, whatever it says of it: "RTO: to be decided". */
export function labelsTime(text: string): boolean {
  if (!mayNameTime(text)) return false;
  const labels = text
    .split('\n')
    .flatMap((line) => ownLabel.exec(line.replaceAll(/[*_`]/g, ''))?.[1] ?? []);
  return labels.some(namesRecoveryTime);
}

/** "Recovery:" names a time only where nothing but a time follows. */
export const isBareRecovery = (words: string): boolean =>
  /^(?:(?:expected|estimated|typical|full)\s+)?recovery\s*:?$/i.test(words.trim());
