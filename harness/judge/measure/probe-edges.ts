import { medianSorted } from 'simple-statistics';
import type { ProbeSample } from '../../model/observations.ts';
import type { ProbeSpec } from '../../model/system.ts';
import type { Edge } from '../../model/verdict.ts';
import { answeredMs, countableSamples, type Watched } from './countable-samples.ts';
import { passesNeeded } from './passes-needed.ts';

/** No probe for longer than this many intervals, and for longer than half a second, is missing data. */
const gapIntervals = 5;
const leastGapMs = 500;

/** The longest pause between two requests of a probe that is not missing data. */
export const missingAfterMs = ({ rate }: Pick<ProbeSpec, 'rate'>): number =>
  Math.max((gapIntervals * 1000) / rate, leastGapMs);

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
}

/**
 * A failure counts at the time it was sent: that request found the service broken. A pass proves the service
 * well at the time it was answered. The bounds of the edges allow for requests in flight.
 */
export function findEdges(all: readonly ProbeSample[], watched: Watched): ProbeEdges {
  const samples = countableSamples(all, watched);
  const failures = samples.filter(({ ok }) => !ok);
  const [firstFailure] = failures;
  const firstFailureMs = firstFailure?.sentMs ?? Number.POSITIVE_INFINITY;
  const lastFailureMs = failures.at(-1)?.sentMs ?? Number.NEGATIVE_INFINITY;
  const wellBefore = samples.filter(({ ok, sentMs }) => ok && sentMs < firstFailureMs);
  const usualMs = usualDuration(all, firstFailureMs);
  const final = finalPasses(samples, lastFailureMs, watched, usualMs);
  return {
    broken: firstFailure ? brokenEdge(watched, wellBefore, firstFailure, usualMs) : null,
    recovered: failures.length === 0 ? null : final,
    steady: final !== null,
    lastFailureMs,
    failed: failures.length,
    passed: samples.length - failures.length,
    longestGapMs: longestGap(samples, watched),
  };
}

function brokenEdge(
  { probe, fromMs }: Watched,
  wellBefore: readonly ProbeSample[],
  { sentMs: firstFailureMs, durationMs }: ProbeSample,
  usualMs: number,
): Edge {
  const evidence = wellBefore.filter((sample) => answeredMs(sample) <= firstFailureMs);
  const latest = (timeOf: (sample: ProbeSample) => number) =>
    evidence.reduce((ms, sample) => Math.max(ms, timeOf(sample)), fromMs);
  // A request and its answer take time to travel. For a journey that is a small share, and not recorded
  // separately.
  const isJourney = probe.then !== undefined;
  const givenMs = isJourney ? answeredMs : ({ sentMs }: ProbeSample) => sentMs;
  const arrivalMs = isJourney ? 0 : Math.min(durationMs, usualMs);
  return {
    afterMs: latest(givenMs),
    byMs: firstFailureMs + arrivalMs,
    atMs: (latest(answeredMs) + firstFailureMs) / 2,
  };
}

/** The edge at which the passes after the last failure began; null if there are too few passes. */
function finalPasses(
  samples: readonly ProbeSample[],
  lastFailureMs: number,
  { probe, stablePasses, fromMs, untilMs }: Watched,
  usualMs: number,
): Edge | null {
  const intervalMs = 1000 / probe.rate;
  const needed = passesNeeded(probe, stablePasses);
  const passes = samples.filter(({ sentMs }) => sentMs > lastFailureMs);
  const gapMs = missingAfterMs(probe);
  const runs = splitAtGaps(passes, gapMs);
  const [firstRun, lastRun] = [runs[0], runs.at(-1)];
  const last = passes.at(-1);
  if (!firstRun || !lastRun || !last || lastRun.length < needed) return null;
  if (untilMs - last.sentMs > gapMs + probe.timeoutMs) return null;
  const backMs = answeredMs(firstAnswered(firstRun));
  // A request that waited for its answer found the service broken when it was sent. Journeys are rare: one
  // that took twice its usual time has waited, however long the interval is.
  const patienceMs = probe.then ? Math.min(intervalMs, usualMs) : intervalMs;
  const waited = firstRun.filter(({ durationMs }) => durationMs > usualMs + patienceMs);
  const afterMs = waited
    .filter(({ sentMs }) => sentMs < backMs - usualMs)
    .reduce((latest, { sentMs }) => Math.max(latest, sentMs), Math.max(lastFailureMs, fromMs));
  const byMs = answeredMs(firstAnswered(lastRun));
  const sure = runs.length === 1 || firstRun.length >= needed;
  if (!sure) return { afterMs, byMs, atMs: (afterMs + byMs) / 2 };
  // If all waiting requests were answered at once, recovery is that moment; otherwise it is in between.
  const released = waited.some((sample) => answeredMs(sample) - backMs <= intervalMs);
  return { afterMs, byMs, atMs: released ? backMs : (afterMs + backMs) / 2 };
}

function splitAtGaps(samples: readonly ProbeSample[], gapMs: number): ProbeSample[][] {
  const runs: ProbeSample[][] = [];
  let previousMs = Number.NEGATIVE_INFINITY;
  for (const sample of samples) {
    const run = runs.at(-1);
    if (run && sample.sentMs - previousMs <= gapMs) run.push(sample);
    else runs.push([sample]);
    previousMs = sample.sentMs;
  }
  return runs;
}

function firstAnswered(run: readonly ProbeSample[]): ProbeSample {
  return run.reduce((first, one) => (answeredMs(one) < answeredMs(first) ? one : first));
}

/** The median time to answer while the service was well. */
function usualDuration(all: readonly ProbeSample[], firstFailureMs: number): number {
  const durations = all
    .filter(({ ok, sentMs }) => ok && sentMs < firstFailureMs)
    .map(({ durationMs }) => durationMs)
    .sort((one, other) => one - other);
  return durations.length === 0 ? 0 : medianSorted(durations);
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
