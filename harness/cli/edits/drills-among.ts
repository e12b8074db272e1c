import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DrillSource, findDrills, listDrills } from '../../catalog/drills.ts';

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
  const named = await Promise.all(names.map((name) => findDrills(name, load)));
  const drills = names.length > 0 ? named.flat() : await allOf(top, load);
  return [...new Map(drills.map((source) => [source.scenario.file, source])).values()];
}

async function allOf(top: string, load: { runbook?: string }): Promise<readonly DrillSource[]> {
  const own = join(top, 'scenarios');
  const { drills, broken } = await listDrills(existsSync(own) ? [own] : undefined, load);
  // What cannot be read may be what the edit broke.
  if (broken[0]) throw broken[0].error;
  return drills;
}
