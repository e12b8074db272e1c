import type { EventOf } from '../../journal/events.ts';
import type { Rto } from '../../model/scenario.ts';
import type { ArmMeasurement, Judgement } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';

/** A step that is a person's work and that nobody did. */
export type UndoneWork = EventOf<'step-finished'>;

/** Undone work of an arm, in the order of the steps. */
export const undoneWork = (record: ArmRecord | undefined): readonly UndoneWork[] =>
  record?.steps.filter(({ result }) => result === 'manual') ?? [];

export const nobodyDid = ({ number }: UndoneWork) =>
  `Step ${number} is a person's work, and nobody did it`;

/**
 * A late or missing recovery is unknown if a person's work was due within the stated time, because that
 * work may be what brings the service back. Work that was due later excuses nothing.
 */
export function excuseRecovery(
  judged: Judgement,
  record: ArmRecord | undefined,
  measured: ArmMeasurement | undefined,
  rto: Rto | null,
): Judgement {
  if (judged.holds !== false || !rto || !measured?.broken) return judged;
  const endsMs = measured.broken.byMs + rto.ms;
  const undone = undoneWork(record).find(({ atMs }) => atMs < endsMs);
  if (!undone) return judged;
  const [reason] = judged.reasons;
  const text = `${nobodyDid(undone)}, so a late recovery proves nothing: ${reason?.text ?? ''}`;
  return { holds: null, reasons: [{ text, place: undone.place }] };
}
