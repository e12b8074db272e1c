import { errorText, HarnessError } from '../../errors.ts';
import { injectors } from '../../faults/all-injectors.ts';
import type { EditSide } from '../../model/edit.ts';
import type { ArmName, Plan, Scenario } from '../../model/scenario.ts';
import { plan } from '../../scenario/plan.ts';
import type { Affected, AffectedDrill } from './affected-drills.ts';

/** One text of an edited procedure: its planned drill, or why there is none. */
export type PlannedSide = Plan | Exclude<EditSide, { kind: 'drilled' }>;

/** Two drills of the same fault, which show the effect of an edit. */
export interface PlannedEdit {
  readonly drill: AffectedDrill;
  readonly base: Affected['base'];
  readonly old: PlannedSide;
  readonly edited: PlannedSide;
  /** Every trial of each text that can be drilled, where several were declared. */
  readonly trials?: { readonly old: readonly Plan[]; readonly edited: readonly Plan[] };
}

/** All drills of a text of an edit. */
export function plansOf(
  { trials, ...sides }: PlannedEdit,
  which: 'old' | 'edited',
): readonly Plan[] {
  if (trials) return trials[which];
  return [sides[which]].filter(isPlan);
}

export interface EditOptions {
  /** All parts that the drills of its system need. */
  readonly parts: readonly string[];
  readonly arms: readonly ArmName[] | undefined;
  /** True if the runbook is not one that the scenario names. */
  readonly otherText: boolean;
}

/**
 * Plans both texts. The new one is planned like in a run: anything that does not fit its scenario is a fault of
 * the edit. The old one is drilled without a control arm, because that of the new one serves both.
 */
export function planEdit(
  drill: AffectedDrill,
  base: Affected['base'],
  { parts, arms, otherText }: EditOptions,
): PlannedEdit {
  const { scenario, runbook, system, known } = drill.source;
  const edited = attempt(() =>
    plan(scenario, runbook, system, injectors, {
      ...{ otherText, parts, known },
      ...(arms && { arms }),
    }),
  );
  return { drill, base, edited, old: isPlan(edited) ? planOld(drill, base, parts) : notNeeded };
}

export const isPlan = (side: PlannedSide): side is Plan => 'scenario' in side;

const notNeeded: PlannedSide = {
  kind: 'left-out',
  because: {
    text: 'The old text was not drilled, because there is no drill of the new text to compare it with.',
  },
};

function planOld(
  { source, old }: AffectedDrill,
  { label, commit }: Affected['base'],
  parts: readonly string[],
): PlannedSide {
  if (!old) {
    const text = `${source.runbook.file} did not exist at ${label}, so there is no old text to drill.`;
    return { kind: 'refused', because: { text } };
  }
  const scenario = sameFault(old.scenario, source.scenario) ? old.scenario : source.scenario;
  const id = `${source.scenario.id}@${commit.slice(0, 12)}`;
  const { known } = source;
  const options = { otherText: true, parts, known, arms: ['runbook'] } as const;
  return attempt(() => plan({ ...scenario, id }, old.runbook, source.system, injectors, options));
}

/** Only with the same fault do the old decisions apply to the old text; otherwise both use today's. */
function sameFault(old: Scenario, scenario: Scenario): boolean {
  const conditions = ({ fault, system, parts, probes }: Scenario) =>
    JSON.stringify([fault, system, parts, probes]);
  return conditions(old) === conditions(scenario);
}

function attempt(planning: () => Plan): PlannedSide {
  try {
    return planning();
  } catch (error) {
    if (!(error instanceof HarnessError)) {
      // Neither text is at fault, so the edit is neither better nor broken.
      return { kind: 'left-out', because: { text: errorText(error, 'Planning the drill') } };
    }
    const { message, next, place } = error;
    const text = next === undefined ? message : `${message} ${next}`;
    return { kind: 'refused', because: { text, ...(place && { place }) } };
  }
}
