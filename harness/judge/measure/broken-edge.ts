import type { ProbeSample } from '../../model/observations.ts';
import type { Edge } from '../../model/verdict.ts';
import { answeredMs, type Watched } from './countable-samples.ts';
import { meanIntervals, passesByChance, readMixedEdge } from './mixed-edge.ts';

/**
 * The edge between the last pass and the first failure; null if nothing failed. If passes and failures alternate
 * after it, the last passes before it may be chance, and prove nothing.
 */
export function brokenEdge(
  samples: readonly ProbeSample[],
  { probe, stablePasses, fromMs }: Watched,
  usualMs: number,
): Edge | null {
  const first = samples.findIndex(({ ok }) => !ok);
  const failure = samples[first];
  if (!failure) return null;
  const isJourney = probe.then !== undefined;
  const last = samples.findLastIndex(({ ok }) => !ok);
  const inwards = samples.slice(first, last + 1).map(({ ok }) => ok);
  const mixed = isJourney ? null : readMixedEdge(inwards.toReversed(), stablePasses);
  const proven = mixed ? Math.max(0, first - passesByChance(mixed)) : first;
  const { sentMs, durationMs } = failure;
  const latest = (passes: readonly ProbeSample[], timeOf: (sample: ProbeSample) => number) =>
    passes
      .filter((sample) => answeredMs(sample) <= sentMs)
      .reduce((ms, sample) => Math.max(ms, timeOf(sample)), fromMs);
  // A request and its answer take time to travel. For a journey that is a small share, and not recorded
  // separately.
  const givenMs = isJourney ? answeredMs : (sample: ProbeSample) => sample.sentMs;
  const afterMs = latest(samples.slice(0, proven), givenMs);
  const beforeMs = (meanIntervals(mixed) * 1000) / probe.rate;
  return {
    afterMs,
    byMs: sentMs + (isJourney ? 0 : Math.min(durationMs, usualMs)),
    atMs: mixed
      ? Math.max(afterMs, sentMs - beforeMs)
      : (latest(samples.slice(0, first), answeredMs) + sentMs) / 2,
  };
}
