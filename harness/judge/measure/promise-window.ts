import type { KeptLate, ProbeSample } from '../../model/observations.ts';

/** When a journey's promise was kept: after `afterMs`, and by `byMs`, when somebody saw it. */
export interface Kept {
  readonly afterMs: number;
  readonly byMs: number;
}

/** A journey whose first reply was right. */
export interface Accepted {
  readonly sentMs: number;
  readonly inTime: boolean;
  /** Null if nobody saw it kept, in time or late. */
  readonly kept: Kept | null;
}

/** How long a promise takes while the system is well. */
export interface UsualTime {
  readonly fastestMs: number;
  readonly slowestMs: number;
}

/** Whether the first reply was right. A journey that ended before its time-out could not be followed. */
export const isAccepted = (sample: ProbeSample, timeoutMs: number): boolean =>
  sample.acceptedMs !== undefined && (sample.ok || sample.durationMs >= timeoutMs);

/** The accepted journeys among samples of one probe, in the order in which they were sent. */
export function acceptedJourneys(
  samples: readonly ProbeSample[],
  late: readonly KeptLate[],
  { timeoutMs, untilMs }: { readonly timeoutMs: number; readonly untilMs: number },
): readonly Accepted[] {
  const lateBySent = new Map(late.map((kept) => [kept.sentMs, kept]));
  return samples
    .filter((sample) => isAccepted(sample, timeoutMs))
    .map((sample) => {
      const { sentMs, ok, acceptedMs = 0 } = sample;
      const seen = ok ? sample : lateBySent.get(sentMs);
      const kept = seen && {
        afterMs: sentMs + (seen.lackedMs ?? acceptedMs),
        byMs: sentMs + seen.durationMs,
      };
      // What was kept after watching ended may be due to the revert.
      return { sentMs, inTime: ok, kept: kept && kept.byMs <= untilMs ? kept : null };
    })
    .sort((one, other) => one.sentMs - other.sentMs);
}

/** By the journeys that were over before `untilMs`; null if these are fewer than two. */
export function usualTime(journeys: readonly Accepted[], untilMs: number): UsualTime | null {
  const over = journeys.flatMap(({ sentMs, inTime, kept }) =>
    inTime && kept && kept.byMs <= untilMs
      ? { leastMs: kept.afterMs - sentMs, mostMs: kept.byMs - sentMs }
      : [],
  );
  if (over.length < 2) return null;
  const leastMs = Math.min(...over.map((one) => one.leastMs));
  const mostMs = Math.max(...over.map((one) => one.mostMs));
  // The next one may be outside of what the known ones took: the fewer are known, the farther.
  const moreMs = (2 * (mostMs - leastMs)) / (over.length - 1);
  return { fastestMs: Math.max(0, leastMs - moreMs), slowestMs: mostMs + moreMs };
}
