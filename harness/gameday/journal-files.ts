import { join } from 'node:path';
import type { Plan } from '../model/scenario.ts';

/**
 * A journal file for each plan, named after its drill and its run: two runs with one folder never write
 * to the same file, and neither do two drills of one run.
 */
export function journalFiles(
  plans: readonly Plan[],
  { run, outFolder }: { readonly run: string; readonly outFolder: string },
): ReadonlyMap<Plan, string> {
  const taken = new Set<string>();
  const nameOf = ({ scenario }: Plan): string => {
    const name = scenario.id.replaceAll('/', '-');
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
    taken.add(free);
    return `${free}.${run}.jsonl`;
  };
  return new Map(plans.map((plan) => [plan, join(outFolder, 'journals', nameOf(plan))]));
}
