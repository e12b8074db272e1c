import type { PlannedMutation } from '../model/mutation.ts';
import type { Mutant } from './mutants.ts';

/** The mutants that change nothing, by the reason that many of them share. */
export function setApart(mutants: readonly Mutant[]): PlannedMutation['equivalent'] {
  const equivalent = mutants.flatMap((mutant) => mutant.equivalent ?? []);
  const byReason = Map.groupBy(equivalent, ({ because }) => because);
  return [...byReason].map(([because, all]) => ({
    because,
    mutants: all.length,
    steps: [...new Set(all.map(({ step }) => step))].sort((one, other) => one - other),
  }));
}
