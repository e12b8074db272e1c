import type { Rule } from '../../../harness/judge/trials/rules.ts';
import { seededRandom } from '../../seeded-random.ts';
import { leastClaimed } from './ever-claimed.ts';

/** The share of so many random histories in which a rule ever claims more than `share`, at a chance of just that. */
export function simulateClaims(
  rule: Rule,
  share: number,
  { histories, trials, seed }: { histories: number; trials: number; seed: number },
): number {
  const least = Array.from({ length: trials + 1 }, (_, total) => leastClaimed(rule, total, share));
  const random = seededRandom(seed);
  let claimed = 0;
  for (let history = 0; history < histories; history += 1) {
    let successes = 0;
    for (let total = 1; total <= trials; total += 1) {
      if (random() < share) successes += 1;
      if (successes < (least[total] ?? Number.POSITIVE_INFINITY)) continue;
      claimed += 1;
      break;
    }
  }
  return claimed / histories;
}
