import { HarnessError } from '../errors.ts';
import type { DoableStep, Place } from '../model/runbook.ts';
import type { Scenario } from '../model/scenario.ts';
import { formatPlace } from './place.ts';
import { placeInScenario } from './scenario-file.ts';

/**
 * The commands that the scenario lets fail, each with the reason. It names them by their words, and by a number
 * only beside them: that may belong to another step in another text, which must not be excused. BAD_SCENARIO if no command has the
 * words, or several have; a text other than the scenario's own may have none.
 */
export function findMayFail(
  steps: readonly DoableStep[],
  scenario: Scenario,
  otherText = false,
): ReadonlyMap<DoableStep, string> {
  const bySteps = new Map<DoableStep, string>();
  for (const [index, { where, item, because }] of scenario.mayFail.entries()) {
    const place = placeInScenario(scenario, ['mayFail', index, 'where']);
    const found = steps.filter(
      (step) =>
        step.kind === 'command' &&
        step.text.includes(where) &&
        (item === undefined || (step.label?.item ?? 0) === item),
    );
    const [step, ...others] = found;
    if (!step && otherText) continue;
    if (!step) {
      throw bad(`No command of the procedure has the words "${where}".`, place);
    }
    if (others.length > 0) {
      const places = found.map((one) => formatPlace(one.place)).join(', ');
      throw bad(`${found.length} commands have the words "${where}": ${places}.`, place);
    }
    if (bySteps.has(step)) throw bad(`Line ${step.place.line} may fail already.`, place);
    bySteps.set(step, because);
  }
  return bySteps;
}

const bad = (message: string, place: Place) =>
  new HarnessError('BAD_SCENARIO', message, {
    next: 'Give words of the one command that may fail; `firedrill plan` lists them.',
    place,
  });
