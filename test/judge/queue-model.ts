import type { KeptLate, ProbeSample } from '../../harness/model/observations.ts';

/**
 * What stops while a queue is stalled: all of its work; the first or the last stage of each job; all, and afterwards
 * one job is done after the other; or nothing stops, and jobs are refused, or are lost.
 */
export const stalls = ['all', 'first', 'last', 'one by one', 'refused', 'lost'] as const;
export type Stall = (typeof stalls)[number];

export interface QueueModel {
  readonly stall: Stall;
  readonly fromMs: number;
  readonly untilMs: number;
  /** How long a job takes that nothing holds up, at the least and at the most. */
  readonly usualMs: readonly [number, number];
  readonly random: () => number;
}

interface Asked {
  readonly phaseMs: number;
  readonly untilMs: number;
  readonly rate: number;
  readonly timeoutMs: number;
}

const name = 'push-to-job';
const everyMs = 500;
const replyMs = 20;
/** How long one job keeps the others waiting where one is done after the other. */
const turnMs = 250;

/** The journeys that a prober would record of such a queue. */
export function sampleQueue(
  model: QueueModel,
  { phaseMs, untilMs, rate, timeoutMs }: Asked,
): { readonly samples: ProbeSample[]; readonly keptLate: KeptLate[] } {
  const samples: ProbeSample[] = [];
  const keptLate: KeptLate[] = [];
  let lastDoneMs = 0;
  for (let sentMs = phaseMs; sentMs < untilMs; sentMs += 1000 / rate) {
    if (model.stall === 'refused' && isStalled(model, sentMs)) {
      samples.push({ probe: name, sentMs, durationMs: 5, ok: false, detail: 'status 503' });
      continue;
    }
    const aloneMs = doneMs(model, sentMs + replyMs);
    const isInTurn = model.stall === 'one by one';
    lastDoneMs = isInTurn ? Math.max(aloneMs, lastDoneMs + turnMs) : aloneMs;
    const look = lookUntil(lastDoneMs, sentMs, timeoutMs);
    const accepted = { probe: name, sentMs, acceptedMs: replyMs };
    const { durationMs, lackedMs, failedLackedMs } = look;
    if (durationMs < timeoutMs) {
      samples.push({ ...accepted, durationMs, lackedMs, ok: true });
      continue;
    }
    const failed = { durationMs: timeoutMs, lackedMs: failedLackedMs, ok: false };
    samples.push({ ...accepted, ...failed });
    if (Number.isFinite(durationMs)) keptLate.push({ probe: name, sentMs, durationMs, lackedMs });
  }
  return { samples, keptLate };
}

const isStalled = ({ fromMs, untilMs }: QueueModel, ms: number) => ms >= fromMs && ms < untilMs;

/** When a job is done that nothing but the stall holds up; infinite if it is lost. */
function doneMs(model: QueueModel, startedMs: number): number {
  const { stall, fromMs, untilMs, random } = model;
  const [leastMs, mostMs] = model.usualMs;
  const dueMs = startedMs + leastMs + random() * (mostMs - leastMs);
  if (stall === 'first') return isStalled(model, startedMs) ? untilMs + dueMs - startedMs : dueMs;
  if (stall === 'last') return isStalled(model, dueMs) ? untilMs : dueMs;
  if (stall === 'lost') return isStalled(model, dueMs) ? Number.POSITIVE_INFINITY : dueMs;
  if (stall === 'refused' || dueMs < fromMs || startedMs >= untilMs) return dueMs;
  return dueMs + untilMs - Math.max(fromMs, startedMs);
}

/** Looks as the prober does: every half second, and less often when the promise is late. */
function lookUntil(doneMs: number, sentMs: number, timeoutMs: number) {
  let lackedMs = replyMs;
  let failedLackedMs = replyMs;
  for (let afterMs = replyMs; ; ) {
    if (sentMs + afterMs >= doneMs) return { durationMs: afterMs + 5, lackedMs, failedLackedMs };
    lackedMs = afterMs;
    if (afterMs < timeoutMs) failedLackedMs = afterMs;
    if (afterMs > 11 * timeoutMs) {
      return { durationMs: Number.POSITIVE_INFINITY, lackedMs, failedLackedMs };
    }
    afterMs += afterMs < timeoutMs ? everyMs : Math.max(everyMs, afterMs / 20);
  }
}
