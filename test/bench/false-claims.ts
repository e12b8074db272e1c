import { shares } from '../../harness/judge/trials/quantiles.ts';
import { anyTimeRule } from '../../harness/judge/trials/rules.ts';
import { simulateClaims } from '../judge/trials/simulated-claims.ts';

/** In how many of 100,000 histories of three years, one drill a night, a claim is ever made that is not true. */
export function benchFalseClaims(seed: number) {
  const options = { histories: 100_000, trials: 3 * 365, seed };
  return Object.entries(shares).map(([quantile, share]) => ({
    quantile,
    percent: 100 * simulateClaims(anyTimeRule, share, options),
  }));
}
