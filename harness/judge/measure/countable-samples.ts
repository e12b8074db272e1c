import type { ProbeSample } from '../../model/observations.ts';
import type { ProbeSpec } from '../../model/system.ts';
import { passesNeeded } from './passes-needed.ts';

/** The part of one probe's samples that counts, and how many passes recovery takes. */
export interface Watched {
  readonly probe: Pick<ProbeSpec, 'rate' | 'timeoutMs' | 'then'>;
  readonly stablePasses: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The samples of the watched time, in the order in which they were sent. A failure in flight when injection
 * began does not show when the system broke, and a pass answered after watching ended may be due to the
 * revert.
 */
export function countableSamples(all: readonly ProbeSample[], watched: Watched): ProbeSample[] {
  const { fromMs, untilMs } = watched;
  const samples = all
    .filter(({ sentMs }) => sentMs >= fromMs && sentMs <= untilMs)
    .filter((sample) => !sample.ok || answeredMs(sample) <= untilMs)
    .sort((one, other) => one.sentMs - other.sentMs);
  return withoutCutOff(samples, watched);
}

/**
 * Watching ends with the pass that proves recovery. A request that was sent after that pass and was still
 * open then, often a journey, may have failed because of the audit or the revert. A request that was sent
 * before that pass counts.
 */
function withoutCutOff(
  samples: readonly ProbeSample[],
  { probe, stablePasses, untilMs }: Watched,
): ProbeSample[] {
  const isOver = (sample: ProbeSample) => answeredMs(sample) <= untilMs;
  const over = samples.filter(isOver);
  const passes = over.slice(over.findLastIndex(({ ok }) => !ok) + 1);
  const last = passes.at(-1);
  if (!last || passes.length < passesNeeded(probe, stablePasses)) return [...samples];
  return samples.filter((sample) => isOver(sample) || sample.sentMs < last.sentMs);
}

export const answeredMs = ({ sentMs, durationMs }: ProbeSample) => sentMs + durationMs;

/**
 * The longest time without one of the counted samples; `all`: every sample of their probe. The last requests may
 * still be open when watching ends, for as long as earlier ones took.
 */
export function longestSilenceMs(
  counted: readonly ProbeSample[],
  all: readonly ProbeSample[],
  { fromMs, untilMs }: Pick<Watched, 'fromMs' | 'untilMs'>,
): number {
  const before = all.filter((sample) => answeredMs(sample) < fromMs);
  const usualMs = Math.max(0, ...before.map(({ durationMs }) => durationMs));
  const times = [fromMs, ...counted.map(({ sentMs }) => sentMs), untilMs - usualMs];
  return Math.max(...times.map((ms, index) => ms - (times[index - 1] ?? ms)));
}
