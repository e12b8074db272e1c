import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allDrills, type DrillSource, drillsNamed } from '../../catalog/drills.ts';

/**
 * The drills that an edit may affect, each once: those named, else those of the repository's own
 * `scenarios`, else what Firedrill brings along.
 */
export async function drillsAmong(
  names: readonly string[],
  top: string,
  runbook: string | undefined,
): Promise<readonly DrillSource[]> {
  const load = runbook === undefined ? {} : { runbook };
  if (names.length > 0) return drillsNamed(names, load);
  const own = join(top, 'scenarios');
  // Rejects where one cannot be read: that may be what the edit broke.
  return allDrills(existsSync(own) ? [own] : undefined, load);
}
