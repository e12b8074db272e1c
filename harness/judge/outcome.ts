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
  const doubts = [faultProven, recoveredInTime, procedureWorks, clean]
    .filter(({ holds }) => holds !== true)
    .flatMap(({ reasons }) => reasons);
  if (brokenOff.length > 0) return { outcome: 'inconclusive', reasons: [...brokenOff, ...doubts] };
  if (faultProven.holds !== true) return { outcome: 'inconclusive', reasons: doubts };
  const refuting = [recoveredInTime, procedureWorks].filter(({ holds }) => holds === false);
  if (refuting.length > 0) {
    return { outcome: 'refuted', reasons: refuting.flatMap(({ reasons }) => reasons) };
  }
  if (doubts.length > 0) return { outcome: 'inconclusive', reasons: doubts };
  return { outcome: 'verified', reasons: [...recoveredInTime.reasons, ...procedureWorks.reasons] };
}
