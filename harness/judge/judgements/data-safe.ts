import type { Plan } from '../../model/scenario.ts';
import type { ArmMeasurement, Judgement, Reason } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import type { DataFinding } from './data-finding.ts';
import { judgeInventories } from './inventories.ts';
import { judgeReceipts } from './receipts.ts';

interface CountedArm {
  readonly record: ArmRecord | undefined;
  readonly measured: ArmMeasurement | undefined;
}

/**
 * Counts accepted and kept data again in the runbook arm, and compares losses with what the procedure says
 * may be lost. Losses in other arms are notes. `decides` is false if nothing was counted, or if everything
 * counted is a loss about which the runbook promises nothing.
 */
export function judgeData(
  runbook: CountedArm,
  others: readonly CountedArm[],
  plan: Plan,
): { judgement: Judgement; decides: boolean } {
  const findings = findingsOf(runbook, plan);
  const of = (...kinds: readonly DataFinding['kind'][]) =>
    findings.filter(({ kind }) => kinds.includes(kind)).map(({ reason }) => reason);
  const notes = others.flatMap((arm) => lossesOf(arm, plan));
  if (of('refuted').length > 0) {
    const reasons = of('refuted');
    return {
      judgement: { holds: false, reasons, notes: [...of('uncounted', 'unclaimed'), ...notes] },
      decides: true,
    };
  }
  if (of('uncounted').length > 0) {
    const reasons = of('uncounted', 'unclaimed');
    return { judgement: { holds: null, reasons, notes }, decides: true };
  }
  if (of('safe').length > 0) {
    const reasons = of('safe', 'unclaimed');
    return { judgement: { holds: true, reasons, notes }, decides: true };
  }
  const reasons =
    findings.length > 0 ? of('unclaimed') : [{ text: whyUnchecked(runbook.record, plan) }];
  return { judgement: { holds: null, reasons, notes }, decides: false };
}

function whyUnchecked(
  record: ArmRecord | undefined,
  { probes, traffic, inventories }: Plan,
): string {
  const checks = inventories.length > 0 || [...probes, ...traffic].some(({ receipt }) => receipt);
  if (!checks) return 'No data was checked: this drill has no receipts and no inventory.';
  return record?.injected
    ? 'No data was checked: no request got a receipt.'
    : 'No data was checked: no fault was injected, so no data was at risk.';
}

function findingsOf({ record, measured }: CountedArm, plan: Plan): readonly DataFinding[] {
  // No data was at risk before the injection.
  if (!record?.injected || !measured) return [];
  return [...judgeReceipts(record, measured, plan), ...judgeInventories(record, plan)];
}

/** Losses in another arm show what the runbook saved, or what the fault destroys in any case. */
function lossesOf(arm: CountedArm, plan: Plan): Reason[] {
  return findingsOf(arm, plan)
    .filter(({ kind }) => kind === 'refuted' || kind === 'unclaimed')
    .map(({ reason }) => ({ text: `In the ${arm.record?.name} arm: ${reason.text}` }));
}
