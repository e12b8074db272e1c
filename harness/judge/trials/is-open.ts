import type { Quantile } from '../../model/trial-number.ts';
import type { Verdict } from '../../model/verdict.ts';
import { shares } from './quantiles.ts';
import { anyTimeRule } from './rules.ts';
import { trialOf } from './trial.ts';

/** Whether it is open if a quantile can be claimed: not yet, and still within `left` more drills. */
export function isOpen(verdicts: readonly Verdict[], quantile: Quantile, left: number): boolean {
  const share = shares[quantile];
  const trials = verdicts.map(trialOf).filter((trial) => trial !== null);
  const inTime = trials.filter((trial) => trial.inTime === true).length;
  const late = trials.filter((trial) => trial.inTime === false).length;
  if (anyTimeRule(inTime, trials.length, share)) return false;
  if (anyTimeRule(late, trials.length, 1 - share)) return false;
  return anyTimeRule(inTime + left, trials.length + left, share);
}
