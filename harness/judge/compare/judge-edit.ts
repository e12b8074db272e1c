import type { EditJudgement, EditSide } from '../../model/edit.ts';
import type { Rto } from '../../model/scenario.ts';
import type { Judgement, Reason, Verdict } from '../../model/verdict.ts';
import { judgeRecovery } from '../judgements/recovered-in-time.ts';
import { decide } from '../outcome.ts';
import type { Comparison } from './comparison.ts';
import { compareFailedSteps } from './failed-steps.ts';
import { compareRecovery } from './recovery-times.ts';

/** As `judgeEdit`, where one of the texts may be no drill, or was not drilled. */
export function judgeSides(old: EditSide, edited: EditSide): EditJudgement {
  if (edited.kind === 'refused') return { outcome: 'broken', reasons: [edited.because] };
  const untold = [old, edited].flatMap((side) => (side.kind === 'left-out' ? side.because : []));
  if (untold.length > 0) return { outcome: 'inconclusive', reasons: untold };
  if (edited.kind !== 'drilled') throw new Error('a side of an edit is of an unknown kind');
  if (old.kind === 'drilled') return judgeEdit(old.verdict, edited.verdict);
  const { outcome, reasons } = edited.verdict;
  const first = old.kind === 'refused' ? [old.because] : [];
  if (outcome === 'verified') return { outcome: 'better', reasons: [...first, ...reasons] };
  return { outcome: outcome === 'refuted' ? 'broken' : outcome, reasons: [...reasons, ...first] };
}

/**
 * What the drills of two texts against the same fault show of the edit between them. `broken`: the new
 * one is refuted and the old one was not. Else both are held to the time that the old text states, so
 * that no text is better for what it promises less; the judgements that became others decide, then the
 * steps that fail and the time to recover; where some of these are better and others worse, it is worse.
 * Where either drill proves nothing, nothing is said.
 */
export function judgeEdit(old: Verdict, edited: Verdict): EditJudgement {
  for (const outcome of ['inapplicable', 'withstood'] as const) {
    if (old.outcome === outcome && edited.outcome === outcome) {
      return { outcome, reasons: edited.reasons };
    }
  }
  const untold = [...provesNothing('old', old), ...provesNothing('new', edited)];
  if (untold.length > 0) return { outcome: 'inconclusive', reasons: untold };
  if (edited.outcome === 'refuted' && old.outcome !== 'refuted') {
    return { outcome: 'broken', reasons: edited.reasons };
  }
  return compare(old, old.rto ? heldTo(old.rto, edited) : edited, edited);
}

function compare(old: Verdict, edited: Verdict, byItsOwn: Verdict): EditJudgement {
  const compared = [
    compareJudgements(old, edited),
    compareFailedSteps(old, edited),
    compareRecovery(old, edited),
  ];
  const better = compared.flatMap((one) => one.better);
  const worse = compared.flatMap((one) => one.worse);
  if (old.outcome === 'refuted' && edited.outcome === 'verified') {
    return { outcome: 'better', reasons: [...better, ...worse] };
  }
  if (worse.length > 0) return { outcome: 'worse', reasons: [...worse, ...better] };
  if (better.length > 0) return { outcome: 'better', reasons: better };
  const refuted = old.outcome === 'refuted' ? [bothRefuted(byItsOwn)] : [];
  return { outcome: 'same', reasons: [...refuted, ...compared.flatMap((one) => one.same)] };
}

const bothRefuted = ({ outcome }: Verdict): Reason => ({
  text:
    outcome === 'refuted'
      ? 'Both texts are refuted.'
      : 'The new text is not shown to keep the time that the old one states.',
});

function provesNothing(which: 'old' | 'new', { outcome, reasons }: Verdict): readonly Reason[] {
  if (outcome === 'verified' || outcome === 'refuted') return [];
  const [first] = reasons;
  const text = `The drill of the ${which} text is ${outcome}: ${first?.text ?? 'nobody knows why'}`;
  return [{ text, ...(first?.place && { place: first.place }) }];
}

/** Of two drills that each prove something: what no longer holds, and what does now. */
function compareJudgements(old: Verdict, edited: Verdict): Comparison {
  const pairs = [
    [old.procedureWorks, edited.procedureWorks],
    [old.recoveredInTime, edited.recoveredInTime],
    ...(old.dataDecides && edited.dataDecides ? [[old.dataSafe, edited.dataSafe] as const] : []),
    [old.invariantsHold, edited.invariantsHold],
  ] as const;
  const fails = ({ holds }: Judgement) => holds === false;
  // What nobody can tell any more is not mended.
  const mended = ({ holds, decides }: Judgement) => holds === true || decides === false;
  return {
    worse: pairs
      .filter(([was, now]) => fails(now) && !fails(was))
      .flatMap(([, now]) => now.reasons),
    better: pairs
      .filter(([was, now]) => fails(was) && mended(now))
      .flatMap(([was]) => was.reasons.map(noLonger)),
    same: [],
  };
}

const noLonger = ({ text, place }: Reason): Reason => ({
  text: `No longer so: ${text}`,
  ...(place && { place }),
});

/**
 * What a drill comes to when it is held to a time that another text states. Only one that proves
 * something by its own: what makes a drill inconclusive is no matter of the stated time alone.
 */
function heldTo(rto: Rto, verdict: Verdict): Verdict {
  if (verdict.outcome !== 'verified' && verdict.outcome !== 'refuted') return verdict;
  const { arms, dataDecides, dataSafe, ...rest } = verdict;
  const runbook = arms.find(({ arm }) => arm === 'runbook');
  const judgements = { ...rest, recoveredInTime: judgeRecovery(runbook, rto) };
  const decided = decide(dataDecides ? { ...judgements, dataSafe } : judgements, []);
  return { ...verdict, rto, recoveredInTime: judgements.recoveredInTime, ...decided };
}
