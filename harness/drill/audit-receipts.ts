import { abortable } from '../clock.ts';
import type { Arm } from './arm.ts';

/** Asks whether everything acknowledged in this arm, before the fault and after, is still there. */
export async function auditReceipts({ name, plan, tools, recorder, signal }: Arm): Promise<void> {
  for (const { name: probe, receipt } of [...plan.probes, ...plan.traffic]) {
    if (!receipt) continue;
    const receipts = recorder.receiptsOf(name, probe);
    if (receipts.length === 0) continue;
    const audit = await abortable(tools.prober.audit(probe, receipts), signal);
    recorder.record({ type: 'audit', arm: name, probe, ...audit });
  }
}
