import type { DrillOutcome } from '../../gameday/gameday.ts';
import { isOpen } from '../../judge/trials/is-open.ts';
import type { Plan } from '../../model/scenario.ts';

/**
 * Whether a drill must still run, after these: one of trials `until` a claim, while that is open; one of a mutant,
 * unless the page itself does not hold.
 */
export function isDue(
  { trial, scenario, mutation }: Plan,
  outcomes: readonly DrillOutcome[],
): boolean {
  if (mutation?.mutant !== undefined) {
    const page = outcomes.find(({ plan }) => plan.scenario.id === mutation.drill);
    return page === undefined || page.verdict.outcome === 'verified';
  }
  if (!trial?.until) return true;
  const verdicts = outcomes
    .filter(({ plan }) => plan.scenario.id === scenario.id)
    .map(({ verdict }) => verdict);
  return isOpen(verdicts, trial.until, trial.of - verdicts.length);
}
