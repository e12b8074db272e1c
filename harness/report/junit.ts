import junit, { type Builder, type TestCase, type TestSuite } from 'junit-report-builder';
import { judgeMutations, withoutMutants } from '../judge/mutation/judge-mutations.ts';
import type { EditVerdict } from '../model/edit.ts';
import type { MutantFate } from '../model/mutation-verdict.ts';
import type { Judgement, Reason, Verdict } from '../model/verdict.ts';
import type { DrillRecord } from './drill-record.ts';
import { formatEditText } from './edit/text.ts';
import { mutantText } from './mutation/mutation-words.ts';
import { noPaint } from './paint.ts';
import { plainOutput } from './plain-output.ts';
import type { Report } from './report.ts';
import { formatText } from './text.ts';
import { untimedText } from './untimed.ts';
import { drillName, headline, noneStated, placeText, runbookArm } from './words.ts';

/** For a CI system's list of tests. */
export const junitReport: Report = {
  fileName: 'junit.xml',
  applies: () => true,
  format: ({ ofNewText, edits }) => formatJunit(ofNewText, edits),
};

/**
 * `junit.xml`: one suite for each system, one test case for each drill. Refuted is a failure: the runbook is
 * wrong. Inconclusive is an error: nothing was proven, so a CI job must not pass. Inapplicable and withstood
 * are skipped: there was nothing to prove. Edits have their own suite, in which worse and broken are failures. Mutants
 * have theirs, in which each survivor is a failure.
 */
export function formatJunit(
  all: readonly DrillRecord[],
  edits: readonly EditVerdict[] = [],
): string {
  // The types put the builder at `junit.default`; at run time it is the module itself.
  const builder = (junit as unknown as Builder).newBuilder().name('Firedrill');
  const suites = new Map<string, TestSuite>();
  for (const drill of withoutMutants(all)) {
    const { system, startedAt } = drill.verdict;
    const suite =
      suites.get(system) ?? builder.testSuite().name(clean(system)).timestamp(startedAt);
    suites.set(system, suite);
    addCase(suite.testCase(), drill);
  }
  if (edits.length > 0) {
    const suite = builder.testSuite().name('edits');
    for (const edit of edits) addEdit(suite.testCase(), edit);
  }
  for (const mutation of judgeMutations(all)) {
    const suite = builder.testSuite().name(clean(`mutants of ${mutation.drill}`));
    for (const mutant of mutation.mutants) addMutant(suite.testCase(), mutant);
  }
  return builder.build();
}

function addCase(testCase: TestCase, drill: DrillRecord): void {
  const { verdict, events } = drill;
  testCase
    .name(clean(drillName(verdict)))
    .className(clean(`${verdict.system}.${verdict.procedure.title}`))
    .file(clean(verdict.runbook.file))
    .time((events.at(-1)?.atMs ?? 0) / 1000)
    .standardOutput(clean(formatText(drill, noPaint)));
  for (const [name, value] of properties(verdict)) testCase.property(name, value);
  if (verdict.outcome === 'verified') return;
  if (verdict.outcome === 'inapplicable' || verdict.outcome === 'withstood') {
    testCase.skipped();
    return;
  }
  const reasons = verdict.reasons.map(reasonText);
  const message = reasons[0] ?? headline(verdict);
  const all = reasons.join('\n');
  if (verdict.outcome === 'refuted') testCase.failure(message, 'refuted').stacktrace(all);
  else testCase.error(message, 'inconclusive', all);
}

function addEdit(testCase: TestCase, edit: EditVerdict): void {
  const { outcome, drill, procedure } = edit;
  testCase
    .name(clean(`edit of ${procedure.title}: ${drill}`))
    .className(clean(`edits.${procedure.title}`))
    .file(clean(procedure.place.file))
    .time(0)
    .standardOutput(clean(formatEditText(edit)));
  testCase.property('outcome', outcome);
  const reasons = edit.reasons.map(reasonText);
  const [message = outcome] = reasons;
  if (outcome === 'inapplicable' || outcome === 'withstood') testCase.skipped();
  if (outcome === 'inconclusive') testCase.error(message, outcome, reasons.join('\n'));
  if (outcome === 'worse' || outcome === 'broken') {
    testCase.failure(message, outcome).stacktrace(reasons.join('\n'));
  }
}

function addMutant(testCase: TestCase, mutant: MutantFate): void {
  testCase
    .name(clean(mutantText(mutant)))
    .className('mutants')
    .file(clean(mutant.place.file));
  testCase.time(0).property('fate', mutant.fate);
  const message = reasonText(mutant.reason);
  if (mutant.fate === 'survived') testCase.failure(message, 'survived');
  if (mutant.fate === 'inconclusive') testCase.error(message, 'inconclusive');
}

const reasonText = ({ text, place }: Reason) =>
  clean(place ? `${placeText(place)}: ${text}` : text);

function properties(verdict: Verdict): [string, string][] {
  const untimed = untimedText(verdict);
  const arm = runbookArm(verdict);
  const measured: [string, string][] = arm?.outage
    ? [
        ['outage_ms', String(Math.round(arm.outage.ms))],
        ['outage_min_ms', String(Math.round(arm.outage.minMs))],
        ['outage_max_ms', arm.censored ? 'unknown' : String(Math.round(arm.outage.maxMs))],
      ]
    : [];
  return [
    ['outcome', verdict.outcome],
    ['credit', verdict.credit],
    ['data_safe', verdict.dataDecides ? String(verdict.dataSafe.holds ?? 'unknown') : 'undecided'],
    ...(verdict.invariants.length > 0
      ? [['invariants_hold', judgementWord(verdict.invariantsHold)] as [string, string]]
      : []),
    ...(verdict.checklist.length > 0
      ? [['verification_holds', judgementWord(verdict.verificationHolds)] as [string, string]]
      : []),
    ...(verdict.promises.length > 0
      ? [['promises_kept', judgementWord(verdict.promisesKept)] as [string, string]]
      : []),
    ['rto_ms', verdict.rto ? String(verdict.rto.ms) : noneStated],
    ...(untimed === null ? [] : [['trials', untimed] as [string, string]]),
    ...measured,
    ['runbook_sha256', clean(verdict.runbook.sha256)],
  ];
}

function judgementWord({ holds, decides }: Judgement): string {
  return decides === false ? 'undecided' : String(holds ?? 'unknown');
}

/** XML allows no control characters, and CDATA must not contain its own end marker. */
const clean = (text: string) => plainOutput(text).replaceAll(']]>', ']] >');
