import type { DrillSource } from '../../catalog/drills.ts';
import { HarnessError } from '../../errors.ts';
import { injectors } from '../../faults/all-injectors.ts';
import type { ChosenMutant, PlannedMutation } from '../../model/mutation.ts';
import type { Plan } from '../../model/scenario.ts';
import type { CheckedMutants } from '../../mutation/checked-mutants.ts';
import type { Mutant } from '../../mutation/mutants.ts';
import { setApart } from '../../mutation/set-apart.ts';
import { parseRunbook } from '../../runbook/parse.ts';
import { plan } from '../../scenario/plan.ts';

/**
 * The drill of the page, and one of each mutant that check does not find: the same fault, the same decisions, and the
 * runbook arm alone. None if there is no such mutant.
 */
export function planMutants(
  { scenario, system, known }: DrillSource,
  page: Plan,
  { chosen, candidates, equivalent }: CheckedMutants,
  { seed, parts }: { readonly seed: number; readonly parts: readonly string[] },
): readonly Plan[] {
  const planned = new Map<string, Plan>();
  const records = chosen.map(({ mutant, finding }): ChosenMutant => {
    const { id, mutator, what, step, place, text } = mutant;
    const record = { id, mutator, what, step, place };
    if (finding) return { ...record, found: { rule: finding.rule, place: finding.place } };
    const made = attempt(() =>
      plan(
        { ...scenario, id: idOf(page, mutant) },
        parseRunbook(page.runbook.file, text),
        system,
        injectors,
        { otherText: true, parts, known, arms: ['runbook'] },
      ),
    );
    if (typeof made === 'string') return { ...record, refused: made };
    planned.set(id, made);
    return record;
  });
  if (planned.size === 0) return [];
  const mutation: PlannedMutation = {
    drill: page.scenario.id,
    ...{ seed, candidates, chosen: records },
    equivalent: setApart(equivalent),
  };
  return [
    { ...page, mutation },
    ...[...planned].map(([mutant, made]) => ({ ...made, mutation: { ...mutation, mutant } })),
  ];
}

const idOf = ({ scenario }: Plan, { id }: Mutant) => `${scenario.id}@${id}`;

/** The plan, or why there is none: the mistake does not fit the scenario. */
function attempt(planning: () => Plan): Plan | string {
  try {
    return planning();
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return `It cannot be drilled: ${error.message}`;
  }
}
