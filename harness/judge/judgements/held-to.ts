import type { Rto } from '../../model/scenario.ts';
import type { Verdict } from '../../model/verdict.ts';
import { decide } from '../outcome.ts';
import { judgeRecovery } from './recovered-in-time.ts';

/**
 * What a drill comes to when it is held to a time that another text states. Only one that proves
 * something by its own: what makes a drill inconclusive is no matter of the stated time alone.
 */
export function heldTo(rto: Rto, verdict: Verdict): Verdict {
  if (verdict.outcome !== 'verified' && verdict.outcome !== 'refuted') return verdict;
  const { arms, dataDecides, dataSafe, ...rest } = verdict;
  const runbook = arms.find(({ arm }) => arm === 'runbook');
  const judgements = { ...rest, recoveredInTime: judgeRecovery(runbook, rto) };
  const decided = decide(dataDecides ? { ...judgements, dataSafe } : judgements, []);
  return { ...verdict, rto, recoveredInTime: judgements.recoveredInTime, ...decided };
}
