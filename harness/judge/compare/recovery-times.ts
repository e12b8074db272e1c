import { seconds, withError } from '../../model/figures.ts';
import type { ArmMeasurement, Measured, Verdict } from '../../model/verdict.ts';
import type { Comparison } from './comparison.ts';

/**
 * Two drills of the same text differ by chance, because container starts and kubelet probes vary. A
 * smaller difference than this proves nothing about the text.
 */
const scatter = { leastMs: 1000, share: 0.1 } as const;

const nothing: Comparison = { better: [], worse: [], same: [] };

/**
 * Compares the times to recover of two runbook arms. They differ if their error ranges do not overlap, and
 * if the difference is larger than between two drills of the same text.
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
 * True if `longer` exceeds the other by more than two drills of the same text may differ. A censored
 * outage took at least its time, and how much longer is unknown.
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
  return `${times}: two drills of the same text may also differ by ${seconds(differMs)}.`;
}

const took = ({ censored }: ArmMeasurement, outage: Measured) =>
  censored
    ? `it had not recovered after ${seconds(outage.minMs)}`
    : `it recovered after ${withError(outage)}`;

const runbookArm = ({ arms }: Verdict) => arms.find(({ arm }) => arm === 'runbook');
