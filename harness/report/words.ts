import { seconds, stated, withError } from '../model/figures.ts';
import { changeText } from '../model/fingerprint-changes.ts';
import type { WayOut } from '../model/opening.ts';
import type { Place } from '../model/runbook.ts';
import type { StepResultKind } from '../model/step-result.ts';
import type {
  ArmMeasurement,
  Judgement,
  LastingRecord,
  Outcome,
  Reordering,
  Verdict,
} from '../model/verdict.ts';

// The words of every report, so that all reports use the same ones.

export const outcomeWords: Readonly<Record<Outcome, { word: string; sign: string }>> = {
  verified: { word: 'Verified', sign: '✔' },
  refuted: { word: 'Refuted', sign: '✖' },
  inconclusive: { word: 'Inconclusive', sign: '?' },
  inapplicable: { word: 'Inapplicable', sign: '–' },
  withstood: { word: 'Withstood', sign: '–' },
};

export const wayOutText = ({ what, because }: WayOut) =>
  `${what} is open to the operator: ${because}`;

/** `Secret/shop/pull was changed by the runbook arm, as the scenario says (its token is renewed)`. */
export function lastingText({ arm, because, takenBack, ...change }: LastingRecord): string {
  const after = takenBack ? ', and the system’s reset took it back' : '';
  return `${changeText(change)} by the ${arm} arm, as the scenario says (${because})${after}`;
}

export const resultWords: Readonly<Record<StepResultKind, string>> = {
  ok: 'ok',
  failed: 'failed',
  'timed-out': 'timed out',
  endless: 'endless, stopped',
  manual: 'a person’s work',
  'not-taken': 'not taken',
  removed: 'left out',
  'no-value': 'no value found',
};

/** The word for a judgement that took no part in the outcome. */
export const noPart = '–';

/** The word for a recovery without a stated time. */
export const noneStated = 'none stated';

/** The judgements in the order of a drill, each with its word. */
export function judgementRows(
  verdict: Verdict,
): readonly { readonly name: string; readonly judgement: Judgement; readonly word: string }[] {
  const row = (name: string, judgement: Judgement) => ({
    name,
    judgement,
    word: holdsWord(judgement),
  });
  const data = row('Data safe', verdict.dataSafe);
  const orNoPart = (name: string, judgement: Judgement) =>
    judgement.decides === false ? { name, judgement, word: noPart } : row(name, judgement);
  const invariants = orNoPart('Invariants hold', verdict.invariantsHold);
  const verification = orNoPart('Verification holds', verdict.verificationHolds);
  const promises = orNoPart('Promises kept', verdict.promisesKept);
  return [
    row('Fault proven', verdict.faultProven),
    row('Procedure works', verdict.procedureWorks),
    row('Recovered in time', verdict.recoveredInTime),
    verdict.dataDecides ? data : { ...data, word: noPart },
    ...(verdict.invariants.length > 0 ? [invariants] : []),
    ...(verdict.checklist.length > 0 ? [verification] : []),
    ...(verdict.promises.length > 0 ? [promises] : []),
    row('Nothing left behind', verdict.clean),
  ];
}

/** `none stated` if it recovered, and no time is stated. */
export function holdsWord({ holds, decides }: Judgement): string {
  if (decides === false) return noneStated;
  if (holds === null) return 'unknown';
  return holds ? 'yes' : 'no';
}

/** The verdict in one sentence. */
export function headline(verdict: Verdict): string {
  const runbook = runbookArm(verdict);
  const outage = runbook?.outage;
  const held = boundText(verdict);
  if (verdict.outcome === 'verified' && outage) {
    if (verdict.credit !== 'heals alone') {
      return `The runbook works: ${seconds(outage.ms)} of outage; ${held}.`;
    }
    const alone = seconds(controlArm(verdict)?.outage?.ms ?? 0);
    return `It heals alone: ${alone} of outage, ${seconds(outage.ms)} with the runbook; ${held}.`;
  }
  if (verdict.outcome === 'refuted') {
    const late = verdict.recoveredInTime.holds === false;
    if (late && runbook?.censored)
      return `The runbook does not bring it back in time: ${stillBroken(runbook)}.`;
    if (late && outage) {
      return `The runbook is too slow: ${seconds(outage.ms)} of outage; ${held}.`;
    }
    if (verdict.dataSafe.holds === false) return 'Data was lost that should have been kept.';
    const broken = verdict.invariants.find(
      ({ arm, holds }) => arm === 'runbook' && holds === false,
    );
    if (broken) return `An invariant broke while the runbook was followed: ${broken.says}.`;
    if (verdict.verificationHolds.holds === false)
      return 'The service is back, and the runbook’s own verification fails.';
    const promise = verdict.promisesKept.holds === false && brokenPromise(verdict);
    if (promise) return `The runbook’s promise “${promise.says}” was broken.`;
    return 'The runbook cannot be followed as it is written.';
  }
  if (verdict.outcome === 'inapplicable') return 'This fault has no meaning in this cluster.';
  if (verdict.outcome === 'withstood') return 'The system withstood the fault: no probe failed.';
  if (
    !verdict.rto &&
    verdict.faultProven.holds &&
    runbook?.censored &&
    runbook.watchedUntilMs !== null
  ) {
    return `It did not recover while it was watched: ${stillBroken(runbook)}, and ${claimText(verdict)}.`;
  }
  return 'This drill proves nothing about the runbook.';
}

const brokenPromise = ({ promises }: Verdict) =>
  promises.find(({ arm, holds }) => (arm === 'runbook' || arm === 'control') && holds === false);

function stillBroken({ outage }: ArmMeasurement): string {
  return `still broken after ${seconds(outage?.minMs ?? 0)}`;
}

/** Who sets the time that the outage is compared with, and which. */
function boundText({ rto }: Verdict): string {
  if (!rto) return 'no time is stated';
  return rto.claim ? `the runbook states ${rto.claim.text}` : `the scenario sets ${stated(rto.ms)}`;
}

/** `< 60 seconds`; `60 s` if the runbook does not state it; `no time stated`. */
export function claimText({ rto }: Pick<Verdict, 'rto'>): string {
  return rto ? (rto.claim?.text ?? stated(rto.ms)) : 'no time stated';
}

/** The place that states the RTO; the procedure if none is stated. */
export const rtoPlace = ({ rto, procedure }: Pick<Verdict, 'rto' | 'procedure'>): Place =>
  rto?.claim?.place ?? rto?.place ?? procedure.place;

export const placeText = ({ file, line }: Place): string => `${file}:${line}`;

/** An arm's outage as a figure: `31.24 s ± 0.05 s`, `more than 59.90 s`, `none seen`. */
export function outageText(arm: ArmMeasurement | undefined): string {
  if (!arm?.outage) return 'none seen';
  return arm.censored ? `more than ${seconds(arm.outage.minMs)}` : withError(arm.outage);
}

export const creditWords: Readonly<Record<Verdict['credit'], string>> = {
  runbook: 'the runbook',
  'heals alone': 'none: heals alone',
  unproven: 'unproven',
};

export function runbookArm({ arms }: Verdict): ArmMeasurement | undefined {
  return arms.find(({ arm }) => arm === 'runbook');
}

export function controlArm({ arms }: Verdict): ArmMeasurement | undefined {
  return arms.find(({ arm }) => arm === 'control');
}

const ranOut: ReadonlySet<StepResultKind> = new Set(['ok', 'failed', 'timed-out']);

/** `5 of 7 steps ran; 2 not taken`, `6 of 8 steps ran, 1 of them failed; 2 not taken`. */
export function coverageText({ coverage }: Verdict): string {
  const { total, executed, automated, bound, unreached, byResult } = coverage;
  const badly = (Object.entries(byResult) as [StepResultKind, number][])
    .filter(([result]) => result === 'failed' || result === 'timed-out')
    .map(([result, count]) => `, ${count} of them ${resultWords[result]}`);
  const parts = [`${executed} of ${total} steps ran${badly.join('')}`];
  if (automated > 0) parts.push(`${automated} of them by automation`);
  if (bound > 0) parts.push(`${bound} with placeholders filled`);
  for (const [result, count] of Object.entries(byResult) as [StepResultKind, number][]) {
    if (!ranOut.has(result)) parts.push(`${count} ${resultWords[result]}`);
  }
  if (unreached > 0) parts.push(`${unreached} never reached`);
  return parts.join('; ');
}

/** `backwards: steps 7, 6, 5`; the name of the order that an arm tried. */
export function orderText({ arm, steps }: Reordering): string {
  return `${arm.slice('order-'.length)}: steps ${steps.join(', ')}`;
}

/** The counted data, in one line. */
export const dataText = ({ dataSafe }: Verdict): string =>
  dataSafe.reasons.map(({ text }) => text).join(' ');

/** `raibid-ci/redis-hang`, `raibid-ci/redis-hang, trial 3 of 60`. */
export const drillName = ({ drill, trial }: Pick<Verdict, 'drill' | 'trial'>): string =>
  trial ? `${drill}, trial ${trial.number} of ${trial.of}` : drill;

/** A trial that went as it should: what counts is what all of them show together. */
export const isRoutine = ({ trial, outcome }: Verdict): boolean =>
  trial !== undefined && outcome === 'verified';

/** Counts drills by outcome: `3 verified, 1 refuted`. */
export function tally(verdicts: readonly Verdict[]): string {
  const parts = (Object.keys(outcomeWords) as Outcome[]).flatMap((outcome) => {
    const count = verdicts.filter((verdict) => verdict.outcome === outcome).length;
    return count > 0 ? [`${count} ${outcome}`] : [];
  });
  return parts.length > 0 ? parts.join(', ') : 'no drill was run';
}
