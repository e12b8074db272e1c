import type { StepResult } from '../../model/facts.ts';
import type { Plan } from '../../model/scenario.ts';
import type { Coverage } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';

const executedResults: ReadonlySet<StepResult> = new Set(['ok', 'failed', 'timed-out', 'endless']);

/** Counts what became of the procedure's steps in the runbook arm. */
export function countCoverage(record: ArmRecord | undefined, plan: Plan): Coverage {
  const done = record?.steps ?? [];
  const results = done.map(({ result }) => result);
  const byResult: Partial<Record<StepResult, number>> = {};
  for (const result of results) byResult[result] = (byResult[result] ?? 0) + 1;
  const hasHoles = ({ step }: Plan['steps'][number]) =>
    step.kind === 'command' && step.placeholders.length > 0;
  return {
    total: plan.steps.length,
    executed: results.filter((result) => executedResults.has(result)).length,
    automated: done.filter(
      ({ automation, result }) => automation !== undefined && executedResults.has(result),
    ).length,
    bound: plan.steps.filter(hasHoles).length,
    unreached: Math.max(0, plan.steps.length - results.length),
    byResult,
  };
}
