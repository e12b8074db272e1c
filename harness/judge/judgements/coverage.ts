import type { Plan } from '../../model/scenario.ts';
import { automationOf, hasRun, type StepResultKind } from '../../model/step-result.ts';
import type { Coverage } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';

/** Counts the results of the procedure's steps in the runbook arm. */
export function countCoverage(record: ArmRecord | undefined, plan: Plan): Coverage {
  const done = record?.steps ?? [];
  const results = done.map(({ result }) => result);
  const byResult: Partial<Record<StepResultKind, number>> = {};
  for (const result of results) byResult[result] = (byResult[result] ?? 0) + 1;
  const hasHoles = ({ step }: Plan['steps'][number]) =>
    step.kind === 'command' && step.placeholders.length > 0;
  return {
    total: plan.steps.length,
    executed: done.filter((step) => hasRun(step)).length,
    automated: done.filter((step) => automationOf(step) !== undefined).length,
    bound: plan.steps.filter(hasHoles).length,
    unreached: Math.max(0, plan.steps.length - results.length),
    byResult,
  };
}
