import type { Judgement, Outcome, Reason } from '../model/verdict.ts';

export interface Judgements {
  readonly faultProven: Judgement;
  readonly procedureWorks: Judgement;
  readonly recoveredInTime: Judgement;
  readonly clean: Judgement;
  /** Absent if nothing was counted that could decide. */
  readonly dataSafe?: Judgement;
  readonly invariantsHold: Judgement;
  readonly verificationHolds: Judgement;
  readonly promisesKept: Judgement;
}

/** Why a fault tested nothing: it can do nothing here, or no probe noticed it. Nobody's failure. */
export interface Untested {
  readonly outcome: 'inapplicable' | 'withstood';
  readonly reasons: readonly Reason[];
}

/**
 * The truth table of docs/verdicts.md. Only the procedure, its time, its claims about data, its checklist, its
 * promises and the system's invariants can be refuted, and only by a complete drill whose fault was proven: a fault of the harness
 * refutes nothing. A judgement that does not decide is skipped.
 */
export function decide(
  judgements: Judgements,
  brokenOff: readonly Reason[],
  untested?: Untested,
): { outcome: Outcome; reasons: readonly Reason[] } {
  const { faultProven, procedureWorks, recoveredInTime, clean, dataSafe } = judgements;
  const { invariantsHold, verificationHolds, promisesKept } = judgements;
  const reasonsOf = (judged: readonly Judgement[]) => judged.flatMap(({ reasons }) => reasons);
  const claims = [
    recoveredInTime,
    ...(dataSafe ? [dataSafe] : []),
    ...[invariantsHold, verificationHolds, promisesKept].filter(({ decides }) => decides !== false),
    procedureWorks,
  ];
  const all = [faultProven, ...claims, clean];
  if (brokenOff.length > 0) {
    const wrong = reasonsOf(all.filter(({ holds }) => holds === false));
    return { outcome: 'inconclusive', reasons: [...brokenOff, ...wrong] };
  }
  if (faultProven.holds !== true) {
    const noticed = whatWasNoticed(judgements, untested);
    if (untested && noticed.length === 0) return untested;
    return { outcome: 'inconclusive', reasons: reasonsOf([faultProven, ...noticed]) };
  }
  const refuting = claims.filter(({ holds }) => holds === false);
  if (refuting.length > 0) {
    return { outcome: 'refuted', reasons: reasonsOf(refuting) };
  }
  const doubtful = all.filter(({ holds, decides }) => decides !== false && holds !== true);
  if (doubtful.length > 0) return { outcome: 'inconclusive', reasons: reasonsOf(doubtful) };
  return { outcome: 'verified', reasons: reasonsOf(claims) };
}

/**
 * What else was found when no fault was proven. A fault that was withstood was in place, so the clean-up must be
 * proven, and neither the data nor an invariant nor a promise may show the fault.
 */
function whatWasNoticed(
  { clean, dataSafe, invariantsHold, promisesKept }: Judgements,
  untested: Untested | undefined,
): readonly Judgement[] {
  const left = clean.holds === false ? [clean] : [];
  if (untested?.outcome !== 'withstood') return left;
  const broken = [...(dataSafe ? [dataSafe] : []), invariantsHold, promisesKept];
  return [
    ...broken.filter(({ holds }) => holds === false),
    ...(clean.holds === true ? [] : [clean]),
  ];
}
