import { readsShorter, seconds, stated, withError } from '../../model/figures.ts';
import type { Rto } from '../../model/scenario.ts';
import type { ArmMeasurement, Credit, Judgement, Measured } from '../../model/verdict.ts';
import { isLonger } from '../compare/recovery-times.ts';
import { isBack } from './recovered-in-time.ts';

interface Arm {
  readonly measured: ArmMeasurement | undefined;
  readonly faultProven: Judgement;
  readonly inTime: Judgement;
}

/** Credits the runbook only if the system did not recover as well from the same fault without it. */
export function judgeCredit(
  runbook: Arm,
  control: Arm,
  rto: Rto | null,
): { credit: Credit; creditReason: string } {
  const unproven = (creditReason: string) => ({ credit: 'unproven', creditReason }) as const;
  if (!control.measured) return unproven('No control arm was run.');
  if (control.faultProven.holds !== true) {
    const [reason] = control.faultProven.reasons;
    return unproven(`The control arm proves nothing. ${reason?.text ?? ''}`);
  }
  const { outage, censored, watchedUntilMs } = control.measured;
  if (!outage) return unproven('No probe failed in the control arm.');
  if (rto && control.inTime.holds === true) {
    const creditReason = `Without the runbook it recovered ${withError(outage)} after the first failure, within the stated ${stated(rto.ms)}.`;
    return { credit: 'heals alone', creditReason };
  }
  if (!rto && !censored) return compareUntimed(runbook, outage);
  if (!isBack(runbook.inTime)) {
    const asStated = rto ? ' in time' : '';
    return unproven(
      `The runbook arm was not shown to recover${asStated}, so there is nothing to credit.`,
    );
  }
  if (!censored) {
    if (control.inTime.holds === null) {
      return unproven(
        `Without the runbook it recovered too close to the stated time: ${withError(outage)}.`,
      );
    }
    const creditReason = `Without the runbook it recovered only after ${withError(outage)}.`;
    return { credit: 'runbook', creditReason };
  }
  if (watchedUntilMs === null) return unproven('The control arm was not watched to its end.');
  const neededMs = runbook.measured?.outage?.maxMs ?? Number.POSITIVE_INFINITY;
  if (outage.minMs < neededMs) {
    return unproven(
      `The control arm was still broken after ${seconds(outage.minMs)}, but the runbook took longer than that, so it proves nothing.`,
    );
  }
  const short =
    rto && readsShorter(outage.minMs, rto.ms) ? `, short of the stated ${stated(rto.ms)}` : '';
  return {
    credit: 'runbook',
    creditReason: `Without the runbook it was still broken when watching ended, ${seconds(outage.minMs)} after the first failure${short}.`,
  };
}

/** If no time is stated, the runbook gets credit only if recovery without it took longer. */
function compareUntimed(
  { measured, inTime }: Arm,
  outage: Measured,
): { credit: Credit; creditReason: string } {
  const alone = `Without the runbook it recovered ${withError(outage)} after the first failure`;
  if (!measured?.outage || !isBack(inTime) || !isLonger(outage, measured)) {
    return { credit: 'heals alone', creditReason: `${alone}; no time is stated.` };
  }
  const creditReason = `${alone}, with it after ${withError(measured.outage)}; no time is stated.`;
  return { credit: 'runbook', creditReason };
}
