import { judgeMutations, withoutMutants } from '../judge/mutation/judge-mutations.ts';
import { judgeTrials } from '../judge/trials/judge-trials.ts';
import type { Reason, Verdict } from '../model/verdict.ts';
import { alertLine, alertRows } from './alert-words.ts';
import { checkWords } from './checklist-words.ts';
import type { DrillRecord } from './drill-record.ts';
import { invariantLine, invariantRows } from './invariant-words.ts';
import { code, inline, row } from './markdown-text.ts';
import { mutationsMarkdown } from './mutation/markdown.ts';
import { promiseLine, promiseRows } from './promise-words.ts';
import type { Report } from './report.ts';
import { failedTraffic, trafficLine } from './traffic-words.ts';
import { trialsMarkdown } from './trials/markdown.ts';
import { untimedText } from './untimed.ts';
import {
  claimText,
  coverageText,
  creditWords,
  drillName,
  headline,
  isRoutine,
  judgementRows,
  lastingText,
  orderText,
  outageText,
  outcomeWords,
  placeText,
  rtoPlace,
  runbookArm,
  tally,
  wayOutText,
} from './words.ts';

/** For a CI job's summary. */
export const summaryReport: Report = {
  fileName: 'summary.md',
  applies: ({ drills }) => drills.length > 0,
  format: ({ drills, generatedAt }) => formatMarkdown(drills, generatedAt),
};

/** `summary.md`: a table of the drills, then each drill but routine trials; suits a CI job's summary. */
export function formatMarkdown(all: readonly DrillRecord[], generatedAt: string): string {
  const drills = withoutMutants(all);
  const verdicts = drills.map(({ verdict }) => verdict);
  const rows = verdicts.map((verdict) => {
    const { word, sign } = outcomeWords[verdict.outcome];
    return row(
      `${sign} **${word}**`,
      inline(drillName(verdict)),
      inline(outageText(runbookArm(verdict))),
      inline(claimText(verdict)),
      inline(creditWords[verdict.credit]),
    );
  });
  return `${[
    `# Firedrill: ${tally(verdicts)}`,
    '',
    row('Outcome', 'Drill', 'Outage', 'Stated', 'Credit'),
    row('---', '---', '---', '---', '---'),
    ...rows,
    ...mutationsMarkdown(judgeMutations(all)),
    ...trialsMarkdown(judgeTrials(drills)),
    ...verdicts.filter((verdict) => !isRoutine(verdict)).flatMap(describe),
    '',
    `_${inline(generatedAt)}_`,
  ].join('\n')}\n`;
}

function describe(verdict: Verdict): string[] {
  const { word, sign } = outcomeWords[verdict.outcome];
  const { rto, ablations } = verdict;
  const untimed = untimedText(verdict);
  const bound = `${rto ? 'stated: ' : ''}${claimText(verdict)}`;
  const judgements = judgementRows(verdict).map(({ name, judgement, word }) =>
    row(name, word, judgement.reasons.slice(0, shownReasons).map(reasonText).join('<br>')),
  );
  return [
    '',
    `## ${sign} ${word}: ${inline(verdict.title)}`,
    '',
    `**${inline(headline(verdict))}**`,
    '',
    ...verdict.reasons.map((reason) => `- ${reasonText(reason)}`),
    '',
    row('Judgement', 'Holds', 'Why'),
    row('---', '---', '---'),
    ...judgements,
    '',
    `- Outage: ${inline(outageText(runbookArm(verdict)))}; ${inline(bound)} (${code(placeText(rtoPlace(verdict)))})`,
    ...(untimed === null ? [] : [`- Trials: ${inline(untimed)}`]),
    `- Credit: ${inline(creditWords[verdict.credit])}. ${inline(verdict.creditReason)}`,
    `- Procedure: ${code(verdict.procedure.title)}: ${inline(coverageText(verdict))}`,
    ...verdict.waysOut.map((one) => `- Way out of the cluster: ${inline(wayOutText(one))}`),
    ...verdict.lastingChanges.map((one) => `- Lasting change: ${inline(lastingText(one))}`),
    ...ablations.map(({ step, reason }) => `- Without step ${step}: ${inline(reason)}`),
    ...verdict.reorderings.map(
      (one) =>
        `- In another order, ${inline(orderText(one))}: ${one.recoveredInTime.reasons.map(reasonText).join(' ')}`,
    ),
    ...invariantRows(verdict).map(
      (one) => `- Invariant ${code(one.name)}, ${inline(one.says)}: ${inline(invariantLine(one))}`,
    ),
    ...verdict.checklist.map(
      (item) =>
        `- Check ${code(placeText(item.place))}, ${inline(item.text)}: ${inline(checkWords(item))}`,
    ),
    ...promiseRows(verdict).map(
      (one) =>
        `- Promise ${code(placeText(one.place))}, ${inline(one.says)}: ${inline(promiseLine(one))}`,
    ),
    ...failedTraffic(verdict).map(
      (one) => `- Traffic, ${inline(one.probe)}: ${inline(trafficLine(one))}`,
    ),
    ...alertRows(verdict).map(
      (alert) =>
        `- Alert ${code(alert.rule)} (${code(placeText(alert.place))}): ${inline(alertLine(alert))}`,
    ),
    ...verdict.arms.map((arm) => `- Arm ${code(arm.arm)}: outage ${inline(outageText(arm))}`),
  ];
}

/** Reasons shown for each judgement; the HTML report shows all. */
const shownReasons = 3;

const reasonText = ({ text, place }: Reason) =>
  `${place ? `${code(placeText(place))}: ` : ''}${inline(text)}`;
