import type { Plan } from '../../model/scenario.ts';
import { automationOf, hasRun, type StepResultKind } from '../../model/step-result.ts';
import type { Coverage, StepRecord } from '../../model/verdict.ts';
import type { ArmRecord } from './arm-record.ts';

/** One step that ended, with its text and when it started. */
export function stepRecord(step: ArmRecord['steps'][number], plan: Plan): StepRecord {
  const { number, place, result, atMs, durationMs } = step;
  const text = plan.steps.find((planned) => planned.number === number)?.step.text ?? '';
  return { number, place, text, result, startedMs: atMs - durationMs, durationMs };
}

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
