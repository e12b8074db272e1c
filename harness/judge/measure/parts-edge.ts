import type { ProbeSample } from '../../model/observations.ts';
import type { Edge } from '../../model/verdict.ts';
import { answeredMs, type Watched } from './countable-samples.ts';
import { meanIntervals, passesByChance, readMixedEdge } from './mixed-edge.ts';

/**
 * Of several parts behind one address, some may be back before others: the edge is when the last one is. Requests that
 * were open at the first pass, and then failed or had waited, found a part that was not back before it answered.
 * If passes and failures alternate, the first of the final passes may be chance.
 */
export function allowForParts(
  edge: Edge,
  samples: readonly ProbeSample[],
  waited: readonly ProbeSample[],
  { probe, stablePasses }: Watched,
): Edge {
  const intervalMs = 1000 / probe.rate;
  const failures = samples.filter(({ ok }) => !ok);
  const answered = failures.filter(({ durationMs }) => durationMs < probe.timeoutMs);
  const open = [...answered, ...waited].filter(({ sentMs }) => sentMs < edge.byMs);
  const byMs = Math.max(edge.byMs, ...open.map(answeredMs));
  const first = samples.findIndex(({ ok }) => !ok);
  const lastFailure = samples.findLastIndex(({ ok }) => !ok);
  const outage = samples.slice(first, lastFailure + 1).map(({ ok }) => ok);
  const mixed = readMixedEdge(outage, stablePasses);
  if (!mixed) {
    const isLater = byMs - edge.byMs > intervalMs;
    return {
      ...edge,
      byMs,
      atMs: isLater ? Math.max(edge.atMs, (edge.afterMs + byMs) / 2) : edge.atMs,
    };
  }
  // If some parts hang, a request that waited counts as one that failed.
  const chance = passesByChance(mixed);
  const waitedToo = new Set(waited);
  let last = lastFailure;
  samples.forEach((sample, at) => {
    if (at > last && at <= last + 1 + chance && waitedToo.has(sample)) last = at;
  });
  const proof = samples.slice(lastFailure + 1, last + 2 + chance);
  const lastMs = samples[last]?.sentMs ?? edge.afterMs;
  const latestMs = Math.max(byMs, ...proof.map(answeredMs));
  const meanMs = lastMs + meanIntervals(mixed) * intervalMs;
  return {
    afterMs: Math.max(edge.afterMs, lastMs),
    byMs: latestMs,
    atMs: Math.min(latestMs, Math.max(edge.atMs, meanMs)),
  };
}
