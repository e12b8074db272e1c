import type { EventOf } from '../../journal/events.ts';
import { amount } from '../../model/figures.ts';
import type { DataRisk } from '../../model/runbook.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ArmMeasurement } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import type { DataFinding } from './data-finding.ts';

type Sample = EventOf<'probe'>;

/**
 * What became of the requests that one arm's probes got a receipt for. Any loss refutes a claim of
 * none; a limit covers what was accepted within it before the fault; else a loss is only said.
 */
export function judgeReceipts(
  record: ArmRecord,
  measured: ArmMeasurement,
  plan: Pick<Plan, 'procedure' | 'scenario'>,
): readonly DataFinding[] {
  // A journey that ran out of time was acknowledged all the same.
  const withReceipts = record.samples.filter(({ receipt }) => receipt !== undefined);
  const probes = new Set(withReceipts.map(({ probe }) => probe));
  return [...probes].flatMap((probe) => {
    const accepted = withReceipts.filter((sample) => sample.probe === probe);
    const audit = record.audits.findLast((one) => one.probe === probe);
    const total = audit ? audit.kept + audit.lost.length + audit.unanswered : 0;
    if (!audit || total === 0) {
      const text = `Nobody asked what became of the requests that ${probe} got a receipt for.`;
      return [{ kind: 'untold', reason: { text } } as const];
    }
    if (isAfterBringingBack(audit, record, plan)) {
      const text = `What became of the requests that ${probe} got a receipt for was asked only when the fault’s undo had brought data back, which tells nothing.`;
      return [{ kind: 'untold', reason: { text } } as const];
    }
    // Receipts are asked after in the order in which they came; later ones came while that was done.
    const asked = accepted.slice(0, total);
    const findings = [judgeLost(audit, asked, measured, plan.procedure.dataRisks)];
    return audit.unanswered > 0 ? [...findings, untold(audit, total)] : findings;
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
    const text = `Nothing is known to be lost of ${requests}`;
    if (audit.unanswered > 0) return { kind: 'safe', reason: { text: `${text}.` } };
    return {
      kind: 'safe',
      reason: { text: `Nothing lost of ${requests}: ${byTime(asked, measured)}.` },
    };
  }
  const ids = new Set(audit.lost);
  const lost = asked.filter(({ receipt }) => receipt !== undefined && ids.has(receipt));
  const text = `${amount(ids.size)} of ${requests} are lost (accepted: ${byTime(lost, measured)})`;
  const none = risks.find(({ kind }) => kind === 'none');
  if (none) return refuted(`${text}; stated is “${none.text}”.`, none);
  // Which of several limits holds, its own words say and no drill can tell: the widest is the claim.
  const [limit] = risks
    .filter(({ kind }) => kind === 'at-most')
    .sort((one, other) => (other.lossMs ?? 0) - (one.lossMs ?? 0));
  if (limit) {
    const covered = lost.filter((sample) => isWithin(sample, limit.lossMs ?? 0, measured)).length;
    if (covered === ids.size) {
      return { kind: 'safe', reason: { text: `${text}, all of them as stated: “${limit.text}”.` } };
    }
    const beyond = `${amount(ids.size - covered)} of them beyond what is stated: “${limit.text}”`;
    return refuted(`${text}, ${beyond}.`, limit);
  }
  const [risk] = risks;
  const stated = risk ? `“${risk.text}”, which sets no limit` : 'nothing about it';
  return {
    kind: 'unclaimed',
    reason: { text: `${text}; stated is ${stated}.`, ...(risk && { place: risk.place }) },
  };
}

const refuted = (text: string, { place }: DataRisk): DataFinding => ({
  kind: 'refuted',
  reason: { text, place },
});

const untold = ({ probe, unanswered }: EventOf<'audit'>, total: number): DataFinding => ({
  kind: 'untold',
  reason: {
    text: `Of ${amount(unanswered)} of ${amount(total)} acknowledged requests of ${probe} the system did not say what became.`,
  },
});

/** The fault struck at some time from the start of its injection until it was seen at the latest. */
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
 * Whether an audit came when the undo of a fault that destroys data had put its own copy back: what
 * the runbook lost may be there again by then, and what came in since may be gone by our doing.
 */
function isAfterBringingBack(
  audit: EventOf<'audit'>,
  { reverted }: ArmRecord,
  { scenario }: Pick<Plan, 'scenario'>,
): boolean {
  return reverted !== undefined && audit.atMs >= reverted.atMs && destroysData(scenario.fault);
}

function destroysData(fault: Plan['scenario']['fault']): boolean {
  const { kind, faults } = fault;
  return kind === 'data-loss' || (Array.isArray(faults) && faults.some(destroysData));
}
