import { withError } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { Ablation, ArmMeasurement, Judgement, StepNeed } from '../../model/verdict.ts';
import { isBack } from './recovered-in-time.ts';

/** What one arm measured, and how that is judged. */
interface JudgedArm {
  readonly measured?: ArmMeasurement | undefined;
  readonly faultProven: Judgement;
  readonly inTime: Judgement;
}

/** What an arm without one step shows about that step, compared with the whole runbook; null for any other arm. */
export function judgeAblation(without: JudgedArm, whole: JudgedArm, plan: Plan): Ablation | null {
  const { measured, faultProven, inTime } = without;
  const step = Number(/^without-(\d+)$/.exec(measured?.arm ?? '')?.[1]);
  const planned = plan.steps.find(({ number }) => number === step);
  if (!measured || !planned) return null;
  const { place, text } = planned.step;
  const { outage, censored } = measured;
  const isSeen = faultProven.holds === true && outage;
  return {
    ...{ arm: measured.arm, step, place, text },
    trial: isSeen ? { ...outage, censored, inTime: isBack(inTime) || inTime.holds } : null,
    ...(isSeen
      ? need(inTime, whole, withError(outage))
      : unknown(faultProven.reasons[0]?.text ?? 'The fault was not seen.')),
  };
}

function need(
  inTime: Judgement,
  whole: JudgedArm,
  took: string,
): { found: StepNeed; reason: string } {
  const reason = inTime.reasons[0]?.text ?? '';
  if (isBack(inTime)) {
    const recovered = `recovered ${took} after the first failure without it`;
    return whole.faultProven.holds === true && whole.inTime.holds === false
      ? {
          found: 'harmful',
          reason: `Harmful: ${recovered}. With it: ${whole.inTime.reasons[0]?.text}`,
        }
      : { found: 'not shown to be needed', reason: `Not shown to be needed: ${recovered}.` };
  }
  if (inTime.holds === null) return unknown(reason);
  return isBack(whole.inTime)
    ? { found: 'needed', reason: `Needed. Without it: ${reason}` }
    : unknown(`Unknown: with it nothing is shown to recover either. Without it: ${reason}`);
}

const unknown = (reason: string) => ({ found: 'unknown', reason }) as const;
