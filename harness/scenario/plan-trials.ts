import type { ArmName, Plan } from '../model/scenario.ts';
import { seededRandom } from '../model/seeded-random.ts';
import type { TrialNumber } from '../model/trial-number.ts';

/** What is declared before the first trial of a drill. */
export interface Declaration extends Omit<TrialNumber, 'number'> {
  /** Only the first of so many trials has a control arm; 1: each has one. */
  readonly controlEvery: number;
}

/**
 * The trials of a drill, in their order. Their arms are interleaved: after each trial comes one with the same arms the
 * other way round (AB BA), so that what drifts with time, such as a machine that warms up, meets every arm alike.
 * Which arm begins each such pair follows from the seed.
 */
export function planTrials(
  plan: Plan,
  { controlEvery, ...declared }: Declaration,
): readonly Plan[] {
  const random = seededRandom(declared.seed);
  const unpaired = new Map<string, readonly ArmName[]>();
  const order = (arms: readonly ArmName[]): readonly ArmName[] => {
    const key = arms.join();
    const before = unpaired.get(key);
    unpaired.delete(key);
    if (before) return before.toReversed();
    const shuffled = shuffle(arms, random);
    unpaired.set(key, shuffled);
    return shuffled;
  };
  return Array.from({ length: declared.of }, (_, index) => {
    const { scenario } = plan;
    const arms = scenario.arms.filter((arm) => arm !== 'control' || index % controlEvery === 0);
    const trial = { number: index + 1, ...declared };
    return { ...plan, trial, scenario: { ...scenario, arms: order(arms) } };
  });
}

function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
