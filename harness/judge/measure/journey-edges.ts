import type { KeptLate, ProbeSample } from '../../model/observations.ts';
import type { Edge } from '../../model/verdict.ts';
import { brokenEdge } from './broken-edge.ts';
import type { Watched } from './countable-samples.ts';
import { type PromiseEdges, promiseEdges } from './promise-edges.ts';
import { acceptedJourneys, isAccepted, usualTime } from './promise-window.ts';
import { recoveredEdge } from './recovered-edge.ts';
import { usualDuration } from './usual-duration.ts';

/** The edges of an outage that journeys saw. */
export interface JourneyEdges extends PromiseEdges {
  /**
   * Where both are about promises: the cause lies earlier than each, by the same time, which is this at the most. Absent
   * if they are about the cause itself.
   */
  readonly causeWithinMs?: number;
}

/**
 * The edges by what journeys recorded: when their first reply was refused, and when their promises were kept.
 * `counted` are those of `all` that count. Null if older journals did not record that, or too few journeys were over
 * before the injection to know what is usual.
 */
export function journeyEdges(
  all: readonly ProbeSample[],
  counted: readonly ProbeSample[],
  late: readonly KeptLate[],
  watched: Watched,
): JourneyEdges | null {
  const { fromMs, untilMs } = watched;
  const { timeoutMs } = watched.probe;
  const relevant = [...all.filter(({ sentMs }) => sentMs < fromMs), ...counted];
  const journeys = acceptedJourneys(relevant, late, { timeoutMs, untilMs });
  const usual = usualTime(journeys, fromMs);
  if (!usual) return null;
  const failures = counted.filter(({ ok }) => !ok);
  const accepted = failures.filter((sample) => isAccepted(sample, timeoutMs));
  const refused = accepted.length < failures.length ? acceptance(all, counted, watched) : undefined;
  const promises = accepted.length > 0 ? promiseEdges(journeys, usual, fromMs) : undefined;
  if (refused === null || promises === null) return null;
  const { slowestMs: causeWithinMs } = usual;
  if (!refused) return promises ? { ...promises, causeWithinMs } : null;
  if (!promises) return refused;
  const { broken, recovered } = causeOf(
    { ...promises, causeWithinMs },
    failures.at(-1)?.sentMs ?? fromMs,
  );
  return {
    broken: ofBoth(refused.broken, broken, Math.min),
    recovered: ofBoth(refused.recovered, recovered, Math.max),
  };
}

/** The edges of the cause, to compare with edges that are not about promises. */
export function causeOf(
  { broken, recovered, causeWithinMs = 0 }: JourneyEdges,
  lastFailureMs: number,
): PromiseEdges {
  const earlier = ({ afterMs, byMs, atMs }: Edge): Edge => ({
    afterMs: afterMs - causeWithinMs,
    byMs,
    atMs: atMs - causeWithinMs / 2,
  });
  const back = earlier(recovered);
  const afterMs = Math.min(back.byMs, Math.max(back.afterMs, lastFailureMs));
  const atMs = Math.max(afterMs, back.atMs);
  return { broken: earlier(broken), recovered: { ...back, afterMs, atMs } };
}

/** The edges between first replies that were right and those that were not. */
function acceptance(
  all: readonly ProbeSample[],
  counted: readonly ProbeSample[],
  watched: Watched,
): PromiseEdges | null {
  const { then: _, ...probe } = watched.probe;
  const replyOf = (sample: ProbeSample): ProbeSample => {
    const { acceptedMs: durationMs = sample.durationMs } = sample;
    return isAccepted(sample, probe.timeoutMs) ? { ...sample, ok: true, durationMs } : sample;
  };
  const replies = counted.map(replyOf);
  const usualMs = usualDuration(all.map(replyOf), watched.fromMs);
  const broken = brokenEdge(replies, { ...watched, probe }, usualMs);
  const recovered = recoveredEdge(replies, { ...watched, probe }, usualMs);
  return broken && recovered && { broken, recovered };
}

function ofBoth(one: Edge, other: Edge, choose: (one: number, other: number) => number): Edge {
  return {
    afterMs: choose(one.afterMs, other.afterMs),
    byMs: choose(one.byMs, other.byMs),
    atMs: choose(one.atMs, other.atMs),
  };
}
