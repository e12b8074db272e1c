import type { KeptLate, ProbeSample } from '../../model/observations.ts';
import type { Edge } from '../../model/verdict.ts';
import { brokenEdge } from './broken-edge.ts';
import { countableSamples, type Watched } from './countable-samples.ts';
import { journeyEdges } from './journey-edges.ts';
import { recoveredEdge } from './recovered-edge.ts';
import { usualDuration } from './usual-duration.ts';

/** When one probe broke and recovered. */
export interface ProbeEdges {
  readonly broken: Edge | null;
  readonly recovered: Edge | null;
  /** True if the probe ended with enough passes without a gap, even if it never failed. */
  readonly steady: boolean;
  readonly lastFailureMs: number;
  readonly failed: number;
  readonly passed: number;
  readonly longestGapMs: number;
  /** As in `JourneyEdges`. */
  readonly causeWithinMs?: number;
}

/**
 * A failure counts at the time it was sent: that request found the service broken. A pass proves the service
 * well at the time it was answered. The bounds of the edges allow for requests in flight.
 */
export function findEdges(
  all: readonly ProbeSample[],
  late: readonly KeptLate[],
  watched: Watched,
): ProbeEdges {
  const samples = countableSamples(all, watched);
  const failures = samples.filter(({ ok }) => !ok);
  const firstFailureMs = failures[0]?.sentMs ?? Number.POSITIVE_INFINITY;
  const usualMs = usualDuration(all, firstFailureMs);
  const recovered = recoveredEdge(samples, watched, usualMs);
  const isJourney = watched.probe.then !== undefined;
  const sharper =
    isJourney && recovered && failures.length > 0
      ? journeyEdges(all, samples, late, watched)
      : undefined;
  return {
    broken: brokenEdge(samples, watched, usualMs),
    recovered: failures.length === 0 ? null : recovered,
    ...sharper,
    steady: recovered !== null,
    lastFailureMs: failures.at(-1)?.sentMs ?? Number.NEGATIVE_INFINITY,
    failed: failures.length,
    passed: samples.length - failures.length,
    longestGapMs: longestGap(samples, watched),
  };
}

function longestGap(samples: readonly ProbeSample[], { fromMs, untilMs, probe }: Watched): number {
  if (samples.length === 0) return Math.max(0, untilMs - fromMs);
  let previousMs = fromMs;
  let longestMs = 0;
  for (const { sentMs } of samples) {
    longestMs = Math.max(longestMs, sentMs - previousMs);
    previousMs = sentMs;
  }
  // The last requests may still be waiting for their answer when watching ends.
  return Math.max(longestMs, untilMs - previousMs - probe.timeoutMs);
}
