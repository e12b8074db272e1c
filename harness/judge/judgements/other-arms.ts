import { withError } from '../../model/figures.ts';
import type { ArmName, Plan } from '../../model/scenario.ts';
import type { Ablation, ArmMeasurement, Judgement, Reordering } from '../../model/verdict.ts';
import { isBack } from './recovered-in-time.ts';

/** What the arm without one step shows about that step. */
export function judgeAblation(
  measured: ArmMeasurement,
  faultProven: Judgement,
  inTime: Judgement,
  plan: Plan,
): Ablation | null {
  const step = Number(/^without-(\d+)$/.exec(measured.arm)?.[1]);
  const planned = plan.steps.find(({ number }) => number === step);
  if (!planned) return null;
  const { place, text } = planned.step;
  return { arm: measured.arm, step, place, text, ...need(measured, faultProven, inTime) };
}

function need(
  { outage }: ArmMeasurement,
  faultProven: Judgement,
  inTime: Judgement,
): { needed: boolean | null; reason: string } {
  if (faultProven.holds !== true || !outage) {
    return { needed: null, reason: faultProven.reasons[0]?.text ?? 'The fault was not seen.' };
  }
  if (isBack(inTime)) {
    const reason = `Not shown to be needed: recovered ${withError(outage)} after the first failure without it.`;
    return { needed: false, reason };
  }
  const reason = inTime.reasons[0]?.text ?? '';
  if (inTime.holds === false) return { needed: true, reason: `Needed. Without it: ${reason}` };
  return { needed: null, reason };
}

/** What an arm with the steps in another order shows; null for any other arm. */
export function judgeReordering(
  arm: ArmName,
  faultProven: Judgement,
  inTime: Judgement,
  { scenario }: Plan,
): Reordering | null {
  const name = /^order-(.+)$/.exec(arm)?.[1];
  if (name === undefined) return null;
  const recoveredInTime =
    faultProven.holds === true ? inTime : { holds: null, reasons: faultProven.reasons };
  return { arm, steps: scenario.orders[name] ?? [], recoveredInTime };
}
