import type { DataRisk, Place } from '../../model/runbook.ts';
import { readDataRisk } from './data-risks.ts';
import { lossesBesideRto, lossOfPair } from './paired-objectives.ts';

/** Most prose states none: this cheap check comes first. */
const mentioned = /\bRPO\b|data[ -]loss|data at risk|recovery point/i;
const name =
  '(?:RPO|recovery point objective(?: \\(RPO\\))?|(?:(?:potential|possible|expected|acceptable|max(?:imum|\\.)?) )?data[ -]loss(?: risk)?|data at risk)';
const emphasis = String.raw`(?:\*{1,2}|_{1,2})?`;
// At the start of a sentence or of a cell, with what it says: "RPO 15 min" needs no colon, as its value is a number.
const stated = new RegExp(
  String.raw`(?:^|[.;,/(|]\s{0,20}|\n[ \t]{0,20}(?:[-*+][ \t]{1,4})?)${emphasis}(?:(?:${name})\s*${emphasis}\s*(?:[:：=|]|–|—)\s*${emphasis}|RPO${emphasis}\s+(?=[<≤~\d]))\s*`,
  'gi',
);
const end = /[;\n|)]|[.](?=\s|$)|[,/]\s*(?:\*\*|__)?(?:RTO|MTTR|recovery time)\b/i;

const onlyName = /^(?:RTO|RPO|MTTR)\W*$/i;

/** What a text says may be lost between other words: "RTO: 90s. Data loss: at most one order." */
export function inlineDataRisks(text: string, placeAt: (offset: number) => Place): DataRisk[] {
  if (!mentioned.test(text)) return [];
  const paired = lossOfPair(text);
  if (paired) return [readDataRisk(paired.words, placeAt(paired.from))];
  const labelled = [...text.matchAll(stated)].flatMap((match) => {
    const from = match.index + match[0].length;
    const rest = text.slice(from, from + 400);
    const words = rest.slice(0, end.exec(rest)?.index ?? rest.length).trim();
    return /[\p{L}\d]/u.test(words) && !onlyName.test(words)
      ? [readDataRisk(words, placeAt(from))]
      : [];
  });
  if (labelled.length > 0) return labelled;
  return [...lossesBesideRto(text)].map(({ words, from }) => readDataRisk(words, placeAt(from)));
}
