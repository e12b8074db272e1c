import type { Judgement, Outcome, Reason } from '../model/verdict.ts';

export interface Judgements {
  readonly faultProven: Judgement;
  readonly procedureWorks: Judgement;
  readonly recoveredInTime: Judgement;
  readonly clean: Judgement;
  /** Absent where nothing was counted that could decide. */
  readonly dataSafe?: Judgement;
  readonly invariantsHold: Judgement;
}

/** Why a fault tests nothing, which is nobody's failure: it means nothing here, or nobody noticed it. */
export interface Untested {
  readonly outcome: 'inapplicable' | 'withstood';
  readonly reasons: readonly Reason[];
}

/**
 * The truth table of docs/verdicts.md. Only the procedure, its time, what it says of data and what must be
 * so of the system all along can be refuted, and only by a whole drill whose fault was proven: what the harness got wrong is nobody's
 * refutation. A judgement that does not decide is passed over.
 */
export function decide(
  judgements: Judgements,
  brokenOff: readonly Reason[],
  untested?: Untested,
): { outcome: Outcome; reasons: readonly Reason[] } {
  const { faultProven, procedureWorks, recoveredInTime, clean, dataSafe, invariantsHold } =
    judgements;
  const reasonsOf = (judged: readonly Judgement[]) => judged.flatMap(({ reasons }) => reasons);
  const claims = [
    recoveredInTime,
    ...(dataSafe ? [dataSafe] : []),
    ...(invariantsHold.decides === false ? [] : [invariantsHold]),
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
 * What else was found where no fault was proven. A fault that was withstood was in place: all must be seen to be
 * as it was afterwards, and neither data nor an invariant may tell of it.
 */
function whatWasNoticed(
  { clean, dataSafe, invariantsHold }: Judgements,
  untested: Untested | undefined,
): readonly Judgement[] {
  const left = clean.holds === false ? [clean] : [];
  if (untested?.outcome !== 'withstood') return left;
  const broken = [...(dataSafe ? [dataSafe] : []), invariantsHold];
  return [
    ...broken.filter(({ holds }) => holds === false),
    ...(clean.holds === true ? [] : [clean]),
  ];
}
