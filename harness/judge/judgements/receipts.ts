import type { EventOf } from '../../journal/events.ts';
import { amount } from '../../model/figures.ts';
import type { DataRisk } from '../../model/runbook.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ArmMeasurement } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import type { DataFinding } from './data-finding.ts';

type Sample = EventOf<'probe' | 'traffic'>;

/**
 * Whether the requests that one arm's probes, traffic too, got a receipt for are still there. Any loss refutes a claim of
 * no loss. A limit covers requests accepted within that time before the fault. Without a claim, a loss is
 * only reported.
 */
export function judgeReceipts(
  record: ArmRecord,
  measured: ArmMeasurement,
  plan: Pick<Plan, 'procedure' | 'destroysData'>,
): readonly DataFinding[] {
  // A journey that timed out was acknowledged too.
  const withReceipts = [...record.samples, ...record.traffic].filter(
    ({ receipt }) => receipt !== undefined,
  );
  const probes = new Set(withReceipts.map(({ probe }) => probe));
  return [...probes].flatMap((probe) => {
    const accepted = withReceipts.filter((sample) => sample.probe === probe);
    const audit = record.audits.findLast((one) => one.probe === probe);
    const total = audit ? audit.kept + audit.lost.length + audit.unanswered : 0;
    if (!audit || total === 0) {
      const text = `The requests that ${probe} got a receipt for were not audited.`;
      return [{ kind: 'uncounted', reason: { text } } as const];
    }
    if (isAfterDataRestored(audit, record, plan)) {
      const text = `The requests that ${probe} got a receipt for were audited only after the fault’s undo had put data back, so the audit proves nothing.`;
      return [{ kind: 'uncounted', reason: { text } } as const];
    }
    // The audit asks for receipts in their order; later ones came in during the audit.
    const asked = accepted.slice(0, total);
    const findings = [judgeLost(audit, asked, measured, plan.procedure.dataRisks)];
    return audit.unanswered > 0 ? [...findings, unansweredFinding(audit, total)] : findings;
  });
}

function judgeLost(
  audit: EventOf<'audit'>,
  asked: readonly Sample[],
  measured: ArmMeasurement,
  risks: readonly DataRisk[],
): DataFinding {
  const total = audit.kept + audit.lost.length + audit.unanswered;
  const requests = `${amount(total)} acknowledged requests of ${audit.probe}`;
  if (audit.lost.length === 0) {
    const text = `No loss is known among ${requests}`;
    if (audit.unanswered > 0) return { kind: 'safe', reason: { text: `${text}.` } };
    return {
      kind: 'safe',
      reason: { text: `None of ${requests} is lost: ${byTime(asked, measured)}.` },
    };
  }
  const ids = new Set(audit.lost);
  const lost = asked.filter(({ receipt }) => receipt !== undefined && ids.has(receipt));
  const text = `${amount(ids.size)} of ${requests} are lost (accepted: ${byTime(lost, measured)})`;
  const none = risks.find(({ kind }) => kind === 'none');
  if (none) return refuted(`${text}; the runbook states “${none.text}”.`, none);
  // No drill can decide which of several limits applies, so the widest is the claim.
  const [limit] = risks
    .filter(({ kind }) => kind === 'at-most')
    .sort((one, other) => (other.lossMs ?? 0) - (one.lossMs ?? 0));
  if (limit) {
    const covered = lost.filter((sample) => isWithin(sample, limit.lossMs ?? 0, measured)).length;
    if (covered === ids.size) {
      return {
        kind: 'safe',
        reason: { text: `${text}, all within the stated limit “${limit.text}”.` },
      };
    }
    const beyond = `${amount(ids.size - covered)} of them beyond the stated limit “${limit.text}”`;
    return refuted(`${text}, ${beyond}.`, limit);
  }
  const [risk] = risks;
  const stated = risk ? `“${risk.text}”, which sets no limit` : 'nothing about it';
  return {
    kind: 'unclaimed',
    reason: { text: `${text}; the runbook states ${stated}.`, ...(risk && { place: risk.place }) },
  };
}

const refuted = (text: string, { place }: DataRisk): DataFinding => ({
  kind: 'refuted',
  reason: { text, place },
});

const unansweredFinding = (
  { probe, unanswered }: EventOf<'audit'>,
  total: number,
): DataFinding => ({
  kind: 'uncounted',
  reason: {
    text: `The system gave no answer about ${amount(unanswered)} of ${amount(total)} acknowledged requests of ${probe}.`,
  },
});

/** The fault took effect between the start of its injection and the first failure. */
function isWithin(
  { sentMs, durationMs }: Sample,
  lossMs: number,
  { injectedMs, broken }: ArmMeasurement,
): boolean {
  if (injectedMs === null) return false;
  return sentMs + durationMs >= injectedMs - lossMs && sentMs <= (broken?.byMs ?? injectedMs);
}

/** `1,204 before the fault, 3 during the outage, 936 after it`. */
function byTime(
  samples: readonly Sample[],
  { injectedMs, recovered, watchedUntilMs }: ArmMeasurement,
): string {
  const faultMs = injectedMs ?? Number.POSITIVE_INFINITY;
  const backMs = recovered?.atMs ?? watchedUntilMs ?? Number.POSITIVE_INFINITY;
  const before = samples.filter(({ sentMs }) => sentMs < faultMs).length;
  const after = samples.filter(({ sentMs }) => sentMs >= Math.max(faultMs, backMs)).length;
  const during = samples.length - before - after;
  return `${amount(before)} before the fault, ${amount(during)} while it lasted, ${amount(after)} after it`;
}

/**
 * Whether an audit ran after the undo of a data-destroying fault had put its own copy back. By then, data
 * that the runbook lost may be there again, and the undo may have removed newer data.
 */
function isAfterDataRestored(
  audit: EventOf<'audit'>,
  { reverted }: ArmRecord,
  { destroysData }: Pick<Plan, 'destroysData'>,
): boolean {
  return reverted !== undefined && audit.atMs >= reverted.atMs && destroysData;
}
