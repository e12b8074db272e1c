import type { Rto } from '../model/scenario.ts';
import type { ArmMeasurement, Credit, Judgement } from '../model/verdict.ts';
import { seconds, stated, withError } from './seconds.ts';

interface Arm {
  readonly measured: ArmMeasurement | undefined;
  readonly faultProven: Judgement;
  readonly inTime: Judgement;
}

/** Whether the runbook is to be thanked: only if the same fault did not heal without it. */
export function judgeCredit(
  runbook: Arm,
  control: Arm,
  rto: Rto,
): { credit: Credit; creditReason: string } {
  const unproven = (creditReason: string) => ({ credit: 'unproven', creditReason }) as const;
  if (!control.measured) return unproven('No control arm was run.');
  if (control.faultProven.holds !== true) {
    const [reason] = control.faultProven.reasons;
    return unproven(`The control arm proves nothing. ${reason?.text ?? ''}`);
  }
  const { outage, censored, watchedUntilMs, horizonMs } = control.measured;
  if (!outage) return unproven('The control arm was never seen broken.');
  if (control.inTime.holds === true) {
    const creditReason = `Without the runbook it recovered ${withError(outage)} after the first failure, within the stated ${stated(rto.ms)}.`;
    return { credit: 'heals alone', creditReason };
  }
  if (runbook.inTime.holds !== true) {
    return unproven('The runbook arm is not shown to recover in time: nothing to credit.');
  }
  if (!censored) {
    if (control.inTime.holds === null) {
      return unproven(`Without the runbook it recovered too near the bound: ${withError(outage)}.`);
    }
    const creditReason = `Without the runbook it recovered only after ${withError(outage)}.`;
    return { credit: 'runbook', creditReason };
  }
  if (watchedUntilMs === null) return unproven('The control arm was not watched to its end.');
  const neededMs = runbook.measured?.outage?.maxMs ?? Number.POSITIVE_INFINITY;
  if (outage.minMs < neededMs) {
    return unproven(
      `The control arm was watched for ${seconds(outage.minMs)} of outage, less than the runbook needed: that it had not recovered proves nothing.`,
    );
  }
  const horizon =
    horizonMs < rto.ms ? `; its horizon of ${stated(horizonMs)} is shorter than the RTO` : '';
  return {
    credit: 'runbook',
    creditReason: `Without the runbook it was still broken ${seconds(outage.minMs)} after the first failure${horizon}.`,
  };
}
