import type { ArmName, Plan } from '../../model/scenario.ts';
import type { Judgement, Reordering } from '../../model/verdict.ts';

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
