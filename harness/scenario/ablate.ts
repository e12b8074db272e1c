import type { ArmName, Plan } from '../model/scenario.ts';

/** The same drill with an arm for each step that can be left out, beside its own arms. */
export function ablate(plan: Plan): Plan {
  const without = plan.steps
    .filter(({ phase }) => phase === 'recover')
    .filter(({ action }) => action.kind !== 'not-taken' && action.kind !== 'manual')
    .map(({ number }): ArmName => `without-${number}`);
  const arms = [...new Set<ArmName>(['runbook', ...plan.scenario.arms, ...without])];
  return { ...plan, scenario: { ...plan.scenario, arms } };
}
