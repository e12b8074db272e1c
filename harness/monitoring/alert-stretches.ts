import type { AlertStretch } from '../ports.ts';

/** One state of one alert: the instants, in ms, at which it was in that state, in order. */
export interface AlertSamples {
  /** The labels that tell it from other alerts. */
  readonly alert: string;
  readonly state: 'pending' | 'firing';
  readonly atMs: readonly number[];
}

interface Instant {
  readonly atMs: number;
  readonly firing: boolean;
}

/**
 * The times during which each alert was pending or firing without a break. There is a sample every `stepMs` from
 * `sinceMs`; a stretch that the first of them belongs to began nobody knows when.
 */
export function alertStretches(
  samples: readonly AlertSamples[],
  sinceMs: number,
  stepMs: number,
): readonly AlertStretch[] {
  const byAlert = Map.groupBy(samples, ({ alert }) => alert);
  return [...byAlert.values()].flatMap((own) => stretchesOf(own, sinceMs, stepMs));
}

function stretchesOf(own: readonly AlertSamples[], sinceMs: number, stepMs: number) {
  const instants: readonly Instant[] = own
    .flatMap(({ state, atMs }) => atMs.map((at) => ({ atMs: at, firing: state === 'firing' })))
    .sort((one, other) => one.atMs - other.atMs);
  const stretches: Instant[][] = [];
  for (const instant of instants) {
    const current = stretches.at(-1);
    const last = current?.at(-1);
    if (current && last && instant.atMs - last.atMs <= 1.5 * stepMs) current.push(instant);
    else stretches.push([instant]);
  }
  return stretches.map((stretch): AlertStretch => {
    const [first, last] = [stretch[0]?.atMs ?? sinceMs, stretch.at(-1)?.atMs ?? sinceMs];
    const fired = stretch.find(({ firing }) => firing)?.atMs;
    return {
      ...(first > sinceMs && { fromEpochMs: first }),
      toEpochMs: last,
      ...(fired !== undefined && { firedEpochMs: fired }),
    };
  });
}
