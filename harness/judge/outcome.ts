import type { Judgement, Outcome, Reason } from '../model/verdict.ts';

export interface Judgements {
  readonly faultProven: Judgement;
  readonly procedureWorks: Judgement;
  readonly recoveredInTime: Judgement;
  readonly clean: Judgement;
}

/**
 * The truth table of docs/verdicts.md. Only the procedure and its time can be refuted, and only by a
 * whole drill whose fault was proven: what the harness got wrong is nobody's refutation.
 */
export function decide(
  judgements: Judgements,
  brokenOff: readonly Reason[],
): { outcome: Outcome; reasons: readonly Reason[] } {
  const { faultProven, procedureWorks, recoveredInTime, clean } = judgements;
  const reasonsOf = (judged: readonly Judgement[]) => judged.flatMap(({ reasons }) => reasons);
  const all = [faultProven, recoveredInTime, procedureWorks, clean];
  if (brokenOff.length > 0) {
    const wrong = reasonsOf(all.filter(({ holds }) => holds === false));
    return { outcome: 'inconclusive', reasons: [...brokenOff, ...wrong] };
  }
  if (faultProven.holds !== true) {
    const left = clean.holds === false ? [clean] : [];
    return { outcome: 'inconclusive', reasons: reasonsOf([faultProven, ...left]) };
  }
  const refuting = [recoveredInTime, procedureWorks].filter(({ holds }) => holds === false);
  if (refuting.length > 0) {
    return { outcome: 'refuted', reasons: reasonsOf(refuting) };
  }
  const doubtful = all.filter(({ holds }) => holds !== true);
  if (doubtful.length > 0) return { outcome: 'inconclusive', reasons: reasonsOf(doubtful) };
  return { outcome: 'verified', reasons: reasonsOf([recoveredInTime, procedureWorks]) };
}
