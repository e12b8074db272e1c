import type { EditJudgement } from '../../model/edit.ts';
import type { Rto } from '../../model/scenario.ts';
import type { Judgement, Reason, Verdict } from '../../model/verdict.ts';
import { judgePromises } from '../judgements/promises-kept.ts';
import { judgeRecovery } from '../judgements/recovered-in-time.ts';
import { decide } from '../outcome.ts';
import type { Comparison } from './comparison.ts';
import { compareFailedSteps } from './failed-steps.ts';
import { compareRecovery } from './recovery-times.ts';

/**
 * Compares the drills of two texts against the same fault. `broken`: the new text is refuted and the old
 * one was not. Otherwise both are compared with the time that the old text states, so that promising less
 * makes no text better. Changed judgements decide, then the failed steps and the time to recover. If some
 * of these are better and others worse, the edit is worse. If either drill proves nothing, the result is
 * inconclusive. `compareTimes`: how the times to recover are compared.
 */
export function judgeEdit(
  old: Verdict,
  edited: Verdict,
  compareTimes: typeof compareRecovery = compareRecovery,
): EditJudgement {
  if (!hasControl(old) || !hasControl(edited)) {
    return judgeEvenly(withoutControl(old), withoutControl(edited), compareTimes);
  }
  return judgeEvenly(old, edited, compareTimes);
}

function judgeEvenly(
  old: Verdict,
  edited: Verdict,
  compareTimes: typeof compareRecovery,
): EditJudgement {
  for (const outcome of ['inapplicable', 'withstood'] as const) {
    if (old.outcome === outcome && edited.outcome === outcome) {
      return { outcome, reasons: edited.reasons };
    }
  }
  const unproven = [...provesNothing('old', old), ...provesNothing('new', edited)];
  if (unproven.length > 0) return { outcome: 'inconclusive', reasons: unproven };
  if (edited.outcome === 'refuted' && old.outcome !== 'refuted') {
    return { outcome: 'broken', reasons: edited.reasons };
  }
  return compare(old, old.rto ? heldTo(old.rto, edited) : edited, edited, compareTimes);
}

function compare(
  old: Verdict,
  edited: Verdict,
  byOwnTime: Verdict,
  compareTimes: typeof compareRecovery,
): EditJudgement {
  const compared = [
    compareJudgements(old, edited),
    compareFailedSteps(old, edited),
    compareTimes(old, edited),
  ];
  const better = compared.flatMap((one) => one.better);
  const worse = compared.flatMap((one) => one.worse);
  const dropped = droppedClaims(old, edited);
  if (old.outcome === 'refuted' && edited.outcome === 'verified' && dropped.length === 0) {
    return { outcome: 'better', reasons: [...better, ...worse] };
  }
  if (worse.length > 0) return { outcome: 'worse', reasons: [...worse, ...better] };
  if (better.length > 0) return { outcome: 'better', reasons: better };
  const refuted = old.outcome === 'refuted' && dropped.length === 0 ? [bothRefuted(byOwnTime)] : [];
  return {
    outcome: 'same',
    reasons: [...dropped, ...refuted, ...compared.flatMap((one) => one.same)],
  };
}

const bothRefuted = ({ outcome }: Verdict): Reason => ({
  text:
    outcome === 'refuted'
      ? 'Both texts are refuted.'
      : 'The drill does not show that the new text keeps the time that the old one states.',
});

function provesNothing(which: 'old' | 'new', { outcome, reasons }: Verdict): readonly Reason[] {
  if (outcome === 'verified' || outcome === 'refuted') return [];
  const [first] = reasons;
  const text = `The drill of the ${which} text is ${outcome}: ${first?.text ?? 'no reason was given'}`;
  return [{ text, ...(first?.place && { place: first.place }) }];
}

/** Compares two drills that each prove something: which judgements no longer hold, and which now do. */
function compareJudgements(old: Verdict, edited: Verdict): Comparison {
  const pairs = [
    [old.procedureWorks, edited.procedureWorks],
    [old.recoveredInTime, edited.recoveredInTime],
    ...(old.dataDecides && edited.dataDecides ? [[old.dataSafe, edited.dataSafe] as const] : []),
    [old.invariantsHold, edited.invariantsHold],
    ...ownClaims.flatMap((name) =>
      decides(old[name]) && decides(edited[name]) ? [[old[name], edited[name]] as const] : [],
    ),
  ] as const;
  const fails = ({ holds }: Judgement) => holds === false;
  // A judgement that became unknown is not fixed.
  const fixed = ({ holds, decides }: Judgement) => holds === true || decides === false;
  return {
    worse: pairs
      .filter(([was, now]) => fails(now) && !fails(was))
      .flatMap(([, now]) => now.reasons),
    better: pairs
      .filter(([was, now]) => fails(was) && fixed(now))
      .flatMap(([was]) => was.reasons.map(noLonger)),
    same: [],
  };
}

/** What a text need not say at all; one that no longer says it fixes nothing. */
const ownClaims = ['verificationHolds', 'promisesKept'] as const;

/** What does not hold with the old text, and the new one no longer says. */
const droppedClaims = (old: Verdict, edited: Verdict): readonly Reason[] =>
  ownClaims
    .filter((name) => old[name].holds === false && !decides(edited[name]))
    .flatMap((name) => old[name].reasons)
    .map(({ text, ...place }) => ({ text: `The new text no longer says so: ${text}`, ...place }));

const decides = ({ decides }: Judgement) => decides !== false;

const noLonger = ({ text, place }: Reason): Reason => ({
  text: `No longer true: ${text}`,
  ...(place && { place }),
});

/**
 * Judges a drill by the time that another text states. Only a drill that is verified or refuted by its own
 * time changes: an inconclusive one has more wrong with it than the stated time.
 */
function heldTo(rto: Rto, verdict: Verdict): Verdict {
  if (verdict.outcome !== 'verified' && verdict.outcome !== 'refuted') return verdict;
  const runbook = verdict.arms.find(({ arm }) => arm === 'runbook');
  return decideAnew({ ...verdict, rto, recoveredInTime: judgeRecovery(runbook, rto) });
}

const hasControl = ({ arms }: Verdict) => arms.some(({ arm }) => arm === 'control');

/** The control arm of one text alone says nothing about an edit: what it shows of a promise is left out. */
function withoutControl(verdict: Verdict): Verdict {
  const promises = verdict.promises.filter(({ arm }) => arm !== 'control');
  const isProof = verdict.outcome === 'verified' || verdict.outcome === 'refuted';
  if (promises.length === verdict.promises.length || !isProof) return verdict;
  return decideAnew({ ...verdict, promises, promisesKept: judgePromises(promises) });
}

/** The outcome that the judgements of a whole drill give. */
function decideAnew(verdict: Verdict): Verdict {
  const { dataDecides, dataSafe, ...judgements } = verdict;
  return { ...verdict, ...decide(dataDecides ? { ...judgements, dataSafe } : judgements, []) };
}
