import { abortable, type Clock, pause, systemClock } from '../../clock.ts';

export interface Patience {
  readonly withinMs: number;
  readonly everyMs: number;
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/**
 * Looks until it is so, at least once; false if it is not within the time. Rejects with the signal's reason
 * as soon as that is aborted: a look changes nothing, so its answer need not be awaited before the undo.
 */
export async function lookUntil(
  isSo: () => Promise<boolean>,
  { withinMs, everyMs, signal, clock = systemClock }: Patience,
): Promise<boolean> {
  const untilMs = clock.nowMs() + withinMs;
  while (!(await abortable(isSo(), signal))) {
    if (clock.nowMs() >= untilMs) return false;
    await pause(everyMs, clock, signal);
  }
  return true;
}
