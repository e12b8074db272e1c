import type { ProbeSample } from '../../model/observations.ts';
import type { Edge } from '../../model/verdict.ts';
import { answeredMs, type Watched } from './countable-samples.ts';
import { missingAfterMs } from './missing-after.ts';
import { allowForParts } from './parts-edge.ts';
import { passesNeeded } from './passes-needed.ts';

/** The edge at which the passes after the last failure began; null if there are too few passes. */
export function recoveredEdge(
  samples: readonly ProbeSample[],
  watched: Watched,
  usualMs: number,
): Edge | null {
  const { probe, stablePasses, fromMs, untilMs } = watched;
  const intervalMs = 1000 / probe.rate;
  const needed = passesNeeded(probe, stablePasses);
  const lastFailure = samples.findLastIndex(({ ok }) => !ok);
  const lastFailureMs = samples[lastFailure]?.sentMs ?? Number.NEGATIVE_INFINITY;
  const passes = samples.slice(lastFailure + 1);
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
  const edge = { afterMs, byMs, atMs: released ? backMs : (afterMs + backMs) / 2 };
  return probe.then || lastFailure < 0 ? edge : allowForParts(edge, samples, waited, watched);
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
