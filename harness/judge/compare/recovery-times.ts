import { seconds, withError } from '../../model/figures.ts';
import type { ArmMeasurement, Measured, Verdict } from '../../model/verdict.ts';
import type { Comparison } from './comparison.ts';

/**
 * One drill each does not tell how much two drills of one text differ: containers start and probes of
 * the kubelet fall as they may. What is less than this says nothing of the text.
 */
const scatter = { leastMs: 1000, share: 0.1 } as const;

const nothing: Comparison = { better: [], worse: [], same: [] };

/**
 * The times to recover of two runbook arms. They differ where the errors of both leave no time that
 * both may have taken, and by more than drills of one text do.
 */
export function compareRecovery(old: Verdict, edited: Verdict): Comparison {
  const [was, is] = [runbookArm(old), runbookArm(edited)];
  if (!was?.outage || !is?.outage) return nothing;
  const reason = { text: describe(was, was.outage, is, is.outage) };
  if (isLonger(is.outage, was)) return { ...nothing, worse: [reason] };
  if (isLonger(was.outage, is)) return { ...nothing, better: [reason] };
  return { ...nothing, same: [reason] };
}

/**
 * Longer beyond what two drills of one text may differ by. What had not recovered took at least its
 * time, and nobody knows how much longer.
 */
export function isLonger(longer: Measured, { outage, censored }: ArmMeasurement): boolean {
  if (!outage || censored || longer.minMs <= outage.maxMs) return false;
  return longer.ms - outage.ms > Math.max(scatter.leastMs, outage.ms * scatter.share);
}

function describe(
  was: ArmMeasurement,
  wasOutage: Measured,
  is: ArmMeasurement,
  isOutage: Measured,
): string {
  const times = `With the new text ${took(is, isOutage)}, with the old one ${took(was, wasOutage)}`;
  const disjoint = isOutage.minMs > wasOutage.maxMs || wasOutage.minMs > isOutage.maxMs;
  const either = isLonger(isOutage, was) || isLonger(wasOutage, is);
  if (was.censored || is.censored || either || !disjoint) return `${times}.`;
  const differMs = Math.abs(isOutage.ms - wasOutage.ms);
  return `${times}: two drills of one text may differ by these ${seconds(differMs)} as well.`;
}

const took = ({ censored }: ArmMeasurement, outage: Measured) =>
  censored
    ? `not recovered after ${seconds(outage.minMs)}`
    : `recovered after ${withError(outage)}`;

const runbookArm = ({ arms }: Verdict) => arms.find(({ arm }) => arm === 'runbook');
