import { medianSorted } from 'simple-statistics';
import type { ProbeSample } from '../../model/observations.ts';

/** The median time to answer while the service was well; 0 if nothing was answered before the first failure. */
export function usualDuration(all: readonly ProbeSample[], firstFailureMs: number): number {
  const durations = all
    .filter(({ ok, sentMs }) => ok && sentMs < firstFailureMs)
    .map(({ durationMs }) => durationMs)
    .sort((one, other) => one - other);
  return durations.length === 0 ? 0 : medianSorted(durations);
}
