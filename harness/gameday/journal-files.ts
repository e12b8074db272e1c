import { join } from 'node:path';
import type { Plan } from '../model/scenario.ts';
import type { TrialNumber } from '../model/trial-number.ts';

/**
 * A journal file for each plan, named after its drill, its number among trials and its run: two runs with one folder never write
 * to the same file, and neither do two drills of one run.
 */
export function journalFiles(
  plans: readonly Plan[],
  { run, outFolder }: { readonly run: string; readonly outFolder: string },
): ReadonlyMap<Plan, string> {
  const taken = new Set<string>();
  const nameOf = ({ scenario, trial }: Plan): string => {
    const name = `${scenario.id.replaceAll('/', '-')}${trial ? numbered(trial) : ''}`;
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
    taken.add(free);
    return `${free}.${run}.jsonl`;
  };
  return new Map(plans.map((plan) => [plan, join(outFolder, 'journals', nameOf(plan))]));
}

/** With leading zeros, so that a list of files has the trials in their order. */
const numbered = ({ number, of }: TrialNumber) =>
  `-trial-${String(number).padStart(String(of).length, '0')}`;
