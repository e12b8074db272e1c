import { median } from 'simple-statistics';
import type { ProbeSample } from '../../harness/model/observations.ts';

/** The median time between two questions, in milliseconds: a machine that stalls once does not move it. */
export function medianGapMs(samples: readonly ProbeSample[]): number {
  const sentMs = samples.map((sample) => sample.sentMs).sort((one, other) => one - other);
  return median(sentMs.slice(1).map((ms, index) => ms - (sentMs[index] ?? Number.NaN)));
}
