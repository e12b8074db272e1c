import type { Outcome } from '../model/verdict.ts';
import { alertLine, alertRows } from './alert-words.ts';
import { checkWords } from './checklist-words.ts';
import type { DrillRecord } from './drill-record.ts';
import { invariantLine, invariantRows } from './invariant-words.ts';
import { noPaint, type Paint } from './paint.ts';
import { promiseLine, promiseRows } from './promise-words.ts';
import { failedTraffic, trafficLine } from './traffic-words.ts';
import { untimedText } from './untimed.ts';
import {
  claimText,
  coverageText,
  creditWords,
  dataText,
  drillName,
  headline,
  judgementRows,
  lastingText,
  noneStated,
  noPart,
  orderText,
  outageText,
  outcomeWords,
  placeText,
  rtoPlace,
  runbookArm,
  wayOutText,
} from './words.ts';

/** One verdict as the lines that end a run on the command line. */
export function formatText({ verdict }: DrillRecord, paint: Paint = noPaint): string {
  const { rto, reasons, credit, creditReason } = verdict;
  const { word, sign } = outcomeWords[verdict.outcome];
  const inColour = colourOf(verdict.outcome, paint);
  const row = (name: string, text: string) => `  ${paint.dim(name.padEnd(9))} ${text}`;
  const judgements = judgementRows(verdict)
    .filter(({ word }) => word !== noPart)
    .map(({ name, word }) => `${name.toLowerCase()} ${inBold(word, paint)}`);
  const why = verdict.outcome === 'verified' ? [] : reasons;
  const bound = `${rto ? 'stated: ' : ''}${claimText(verdict)}, ${placeText(rtoPlace(verdict))}`;
  const untimed = untimedText(verdict);
  return [
    `${inColour(`${sign} ${word.toUpperCase()}`)}  ${paint.bold(drillName(verdict))}  ${headline(verdict)}`,
    ...why.map(({ text, place }) => `  ${place ? `${placeText(place)}: ` : ''}${text}`),
    row('outage', `${outageText(runbookArm(verdict))} (${bound})`),
    ...(untimed === null ? [] : [row('trials', untimed)]),
    row('credit', `${creditWords[credit]}. ${creditReason}`),
    row('data', dataText(verdict)),
    row('judged', judgements.join(', ')),
    row('steps', coverageText(verdict)),
    ...verdict.waysOut.map((one) => row('way out', wayOutText(one))),
    ...verdict.lastingChanges.map((one) => row('lasting', lastingText(one))),
    ...verdict.ablations.map(({ step, reason }) => row(`no step ${step}`, reason)),
    ...verdict.reorderings.map((one) =>
      row('order', `${orderText(one)}. ${one.recoveredInTime.reasons[0]?.text ?? ''}`),
    ),
    ...invariantRows(verdict).map((one) => row('invariant', `${one.says}. ${invariantLine(one)}`)),
    ...verdict.checklist.map((item) => row('check', `${item.text}: ${checkWords(item)}`)),
    ...promiseRows(verdict).map((one) => row('promise', `${one.says}. ${promiseLine(one)}`)),
    ...failedTraffic(verdict).map((one) => row('traffic', `${one.probe}. ${trafficLine(one)}`)),
    ...alertRows(verdict).map((alert) => row('alert', `${alert.rule}. ${alertLine(alert)}`)),
  ].join('\n');
}

/** Prints in bold what does not hold. */
const inBold = (word: string, paint: Paint) =>
  word === 'yes' || word === noneStated ? word : paint.bold(word);

function colourOf(outcome: Outcome, paint: Paint): (text: string) => string {
  if (outcome === 'verified') return paint.good;
  return outcome === 'refuted' ? paint.bad : paint.unsure;
}
