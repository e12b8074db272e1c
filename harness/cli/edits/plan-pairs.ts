import type { Plan } from '../../model/scenario.ts';
import { seededRandom } from '../../model/seeded-random.ts';
import { type Declaration, planTrials } from '../../scenario/plan-trials.ts';
import { isPlan, type PlannedEdit, type PlannedSide } from './plan-edits.ts';

/** The same edit, with all trials of each text. */
export function planPairs(edit: PlannedEdit, declared: Declaration): PlannedEdit {
  const trialsOf = (side: PlannedSide) => (isPlan(side) ? planTrials(side, declared) : []);
  return { ...edit, trials: { old: trialsOf(edit.old), edited: trialsOf(edit.edited) } };
}

/**
 * All trials of an edit, pair by pair. The text that goes first in one pair goes second in the next one (old new, new
 * old), so that what drifts with time meets both alike; which it is follows from the seed.
 */
export function inOrder({ trials }: PlannedEdit, { seed }: Declaration): readonly Plan[] {
  const { old, edited } = trials ?? { old: [], edited: [] };
  // Not the numbers from which the arms have their order, or one text would always go first with the control arm.
  const random = seededRandom(seed + 1);
  let oldFirst = false;
  return edited.flatMap((plan, index) => {
    oldFirst = index % 2 === 0 ? random() < 0.5 : !oldFirst;
    const pair = old[index] ? [old[index], plan] : [plan];
    return oldFirst ? pair : pair.toReversed();
  });
}
