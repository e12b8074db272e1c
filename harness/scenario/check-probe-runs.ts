import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Place } from '../model/runbook.ts';

/** BAD_SCENARIO if no probe of this name runs in the drill; `running`: those that do. */
export function checkProbeRuns(name: string, running: readonly string[], place: Place): void {
  if (running.includes(name)) return;
  const what = `No probe "${name}" runs in this drill.${didYouMean(name, running)}`;
  throw new HarnessError('BAD_SCENARIO', what, {
    next: `Known here: ${running.join(', ')}.`,
    place,
  });
}
