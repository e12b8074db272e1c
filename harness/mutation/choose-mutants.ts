import { seededRandom } from '../model/seeded-random.ts';
import type { Mutant } from './mutants.ts';

/**
 * At most so many mutants, chosen by chance, in their own order. Only of those that may change something: the others
 * are in no score, so they cost no part of the budget.
 */
export function chooseMutants(
  mutants: readonly Mutant[],
  { most, seed }: { readonly most: number; readonly seed: number },
): readonly Mutant[] {
  const random = seededRandom(seed);
  const left = mutants.filter(({ equivalent }) => equivalent === undefined);
  const chosen = new Set<Mutant>();
  while (left.length > 0 && chosen.size < most) {
    for (const one of left.splice(Math.floor(random() * left.length), 1)) chosen.add(one);
  }
  return mutants.filter((mutant) => chosen.has(mutant));
}
