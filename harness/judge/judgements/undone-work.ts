import type { EventOf } from '../../journal/events.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ArmMeasurement, Judgement } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { refusedText, wasRefused } from './refused.ts';

/** A step that is a person's work and that nobody did, or that had no value for a placeholder. */
export type UndoneWork = EventOf<'step-finished'>;

/** Undone work of an arm, in the order of the steps. */
export const undoneWork = (record: ArmRecord | undefined): readonly UndoneWork[] =>
  record?.steps.filter(wasNotDone) ?? [];

const wasNotDone = ({ result }: UndoneWork) => result === 'manual' || result === 'no-value';

export const nobodyDid = (work: UndoneWork) =>
  work.result === 'no-value'
    ? `Step ${work.number} was not run, because ${work.because}`
    : `Step ${work.number} is a person's work, and nobody did it`;

/**
 * A late or missing recovery is unknown if a person's work of the recovery was due within the stated time, or a
 * step was refused because it leads out of the cluster: either may be what brings the service back. Work that was due later excuses nothing.
 */
export function excuseRecovery(
  judged: Judgement,
  record: ArmRecord | undefined,
  measured: ArmMeasurement | undefined,
  { rto, steps }: Pick<Plan, 'rto' | 'steps'>,
): Judgement {
  if (judged.holds !== false || !rto || !measured?.broken) return judged;
  const endsMs = measured.broken.byMs + rto.ms;
  const recovers = new Set(
    steps.flatMap(({ phase, number }) => (phase === 'recover' ? number : [])),
  );
  const undone = record?.steps.find(
    (done) =>
      done.atMs < endsMs && recovers.has(done.number) && (wasNotDone(done) || wasRefused(done)),
  );
  if (!undone) return judged;
  const [reason] = judged.reasons;
  const why = wasNotDone(undone) ? nobodyDid(undone) : refusedText(undone);
  const text = `${why}, so a late recovery proves nothing: ${reason?.text ?? ''}`;
  return { holds: null, reasons: [{ text, place: undone.place }] };
}
