import type { EventOf } from '../journal/events.ts';
import type { AlertCourse } from '../ports.ts';

/** From the injection until the fault was gone, in the journal's time. */
interface Window {
  readonly injectedMs: number;
  readonly untilMs: number;
  readonly toJournalMs: (epochMs: number) => number;
}

/** The facts about one rule in one arm. */
export type AlertFinding = Pick<
  EventOf<'alert'>,
  'fired' | 'because' | 'firedMs' | 'forMs' | 'truth'
>;

/** Prometheus is asked for every second: what was true in the last one before the end was true until then. */
const resolutionMs = 1_500;

/**
 * What an alert's course says about the fault: only a time that began with the fault counts, because an
 * expression that was true before has another cause.
 */
export function alertFinding({ forMs, stretches }: AlertCourse, window: Window): AlertFinding {
  const { injectedMs, untilMs, toJournalMs } = window;
  const all = stretches.map(({ fromEpochMs, toEpochMs, firedEpochMs }) => ({
    fromMs: fromEpochMs === undefined ? Number.NEGATIVE_INFINITY : toJournalMs(fromEpochMs),
    toMs: toJournalMs(toEpochMs),
    firedMs: firedEpochMs === undefined ? Number.POSITIVE_INFINITY : toJournalMs(firedEpochMs),
  }));
  const begun = all
    .filter(({ fromMs }) => fromMs >= injectedMs && fromMs <= untilMs)
    .map(({ fromMs, toMs, firedMs }) => ({
      firedMs,
      truth: {
        fromMs,
        toMs: Math.min(toMs, untilMs),
        lasting: toMs + resolutionMs >= untilMs,
      },
    }));
  const lasts = forMs > 0 ? { forMs } : {};
  const fired = begun.reduce<(typeof begun)[number] | undefined>(
    (first, one) => (first && first.firedMs <= one.firedMs ? first : one),
    undefined,
  );
  if (fired && fired.firedMs <= untilMs) {
    const { firedMs, truth } = fired;
    return { fired: true, firedMs, ...(forMs > 0 && { forMs, truth }) };
  }
  const earlier = all.filter(({ fromMs }) => fromMs < injectedMs);
  if (earlier.some(({ firedMs }) => firedMs <= untilMs)) {
    return { fired: null, because: 'it was already firing before the fault', ...lasts };
  }
  if (begun.length === 0 && earlier.some(({ toMs }) => toMs >= injectedMs)) {
    return { fired: null, because: 'its expression was already true before the fault', ...lasts };
  }
  if (forMs === 0) return { fired: false };
  const longest = begun
    .map(({ truth }) => truth)
    .sort((one, other) => other.toMs - other.fromMs - (one.toMs - one.fromMs))[0];
  return { fired: false, forMs, ...(longest && { truth: longest }) };
}
