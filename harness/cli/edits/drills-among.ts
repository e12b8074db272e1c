import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  allDrills,
  type DrillSource,
  drillsNamed,
  loadDrill,
  requireUniqueId,
} from '../../catalog/drills.ts';
import { readTextFile } from '../../catalog/text-file.ts';
import { type HarnessError, onlyCrash } from '../../errors.ts';
import type { Repository } from '../../git/repository.ts';

/** The drills that an edit may affect, each once, and sentences that describe them. */
export interface DrillsAmong {
  readonly sources: readonly DrillSource[];
  readonly notes: readonly string[];
  /** Drills that are missing because Firedrill itself failed to read them. */
  readonly failures: readonly HarnessError[];
}

const patterns = ['yaml', 'yml'].flatMap((kind) => [
  `:(glob)**/scenarios/*.${kind}`,
  `:(glob)**/scenarios/*/*.${kind}`,
]);

/**
 * The named drills; without names, those of every folder `scenarios` of the repository; without any, the
 * built-in drills. Rejects if a scenario cannot be read, because the edit may have broken it.
 */
export async function drillsAmong(
  names: readonly string[],
  repository: Repository,
  runbook: string | undefined,
  loadOne: typeof loadDrill = loadDrill,
): Promise<DrillsAmong> {
  const load = runbook === undefined ? {} : { runbook };
  const failures: HarnessError[] = [];
  if (names.length > 0) {
    const sources = await drillsNamed(names, load);
    return { sources, notes: [`Looked among the ${count(sources)} named.`], failures };
  }
  const sources: DrillSource[] = [];
  const passedOver: string[] = [];
  for (const file of await repository.filesLike(patterns)) {
    const shown = relative(repository.top, file);
    if (shown.split(sep).includes('node_modules')) continue;
    if (await isScenario(file, repository.top)) {
      try {
        const drill = await loadOne(file, load);
        requireUniqueId(drill, sources);
        sources.push(drill);
      } catch (error) {
        failures.push(onlyCrash(error, `Reading ${shown}`));
      }
    } else passedOver.push(`${shown} is not a scenario of Firedrill’s, so it was skipped.`);
  }
  if (sources.length + failures.length > 0) {
    const notes = [`Looked among the ${count(sources)} of this repository.`, ...passedOver];
    return { sources, notes, failures };
  }
  const broughtAlong = await allDrills(undefined, load);
  const none = `This repository has no scenarios. Looked among the ${count(broughtAlong)} built in.`;
  return { sources: broughtAlong, notes: [none, ...passedOver], failures };
}

/**
 * Other tools use folders of this name too. Beside a system, or at the top, each file must be a scenario;
 * elsewhere only a file that looks like one must be.
 */
async function isScenario(file: string, top: string): Promise<boolean> {
  const within = relative(top, file).split(sep);
  const folder = join(top, ...within.slice(0, within.lastIndexOf('scenarios')));
  if (folder === top || existsSync(join(folder, 'system.yaml'))) return true;
  const text = await readTextFile(file, 'BAD_SCENARIO');
  const keys = new Set(text.match(/^(?:system|runbook|procedure|fault)(?=\s*:)/gm));
  return keys.size >= 2;
}

const count = ({ length }: readonly DrillSource[]) => `${length} drill${length === 1 ? '' : 's'}`;
