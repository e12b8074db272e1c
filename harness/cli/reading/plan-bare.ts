import type { DoableStep, Procedure } from '../../model/runbook.ts';
import type { PlannedStep } from '../../model/scenario.ts';
import { actionOf } from '../../scenario/actions.ts';

/** What a drill would do at each step of a procedure for which no scenario has decided anything. */
export function planBare({ steps }: Procedure): readonly PlannedStep[] {
  const undecided = { branches: [], stepTimeoutMs: 0, endlessMs: 0 };
  const isDoable = (step: Procedure['steps'][number]): step is DoableStep =>
    step.kind !== 'material';
  return steps.filter(isDoable).map((step, index) => ({
    ...{ number: index + 1, phase: 'recover', step, boundText: step.text },
    action: actionOf(step, step.text, undecided),
  }));
}
