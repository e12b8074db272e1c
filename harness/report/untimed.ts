import { cleanTrialsNeeded } from '../judge/trials/quantiles.ts';
import { anyTimeRule } from '../judge/trials/rules.ts';
import type { Verdict } from '../model/verdict.ts';
import { claimText, outageText, runbookArm } from './words.ts';

/**
 * `no time stated: measured 31.20 s ± 0.05 s; 5 trials are needed to bound the median, 68 to bound p95`; null if a
 * time is stated, if none was measured, or for one of several trials, which are reported together.
 */
export function untimedText(verdict: Verdict): string | null {
  const arm = runbookArm(verdict);
  if (verdict.rto || verdict.trial || !arm?.outage || verdict.faultProven.holds !== true) {
    return null;
  }
  const [median, p95] = [
    cleanTrialsNeeded('p50', anyTimeRule),
    cleanTrialsNeeded('p95', anyTimeRule),
  ];
  return `${claimText(verdict)}: measured ${outageText(arm)}; ${median} trials are needed to bound the median, ${p95} to bound p95`;
}
