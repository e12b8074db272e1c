import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { ArmName, PlanNote, PlannedStep, Scenario } from '../model/scenario.ts';
import { placeInScenario } from './scenario-file.ts';
import type { YamlPath } from './yaml-issues.ts';

const next =
  'The arms are runbook, control, without-<number> and order-<name>; `firedrill plan` shows the step numbers.';

/**
 * Throws if an arm is listed twice or does not fit the steps, or if no arm rehearses the runbook: BAD_USAGE for
 * arms from the command line, else BAD_SCENARIO. `orders` must fit whether an arm uses them or not.
 */
export function checkArms(
  steps: readonly PlannedStep[],
  scenario: Scenario,
  { orders, areFromUser }: { orders: Scenario['orders']; areFromUser: boolean },
): void {
  const { arms } = scenario;
  const refuse = (arm: string, why: string, advice: string, path: YamlPath) =>
    areFromUser
      ? new HarnessError('BAD_USAGE', `--arms ${arm}: ${why}`, { next: advice })
      : new HarnessError('BAD_SCENARIO', `The arm "${arm}": ${why}`, {
          next: advice,
          place: placeInScenario(scenario, path),
        });
  for (const [index, arm] of arms.entries()) {
    const isTwice = arms.indexOf(arm) !== index;
    const why = isTwice ? 'it is listed twice.' : whyUnfit(arm, steps, scenario);
    if (why) throw refuse(arm, why, next, ['arms', index]);
  }
  for (const [name, order] of Object.entries(orders)) {
    const place = placeInScenario(scenario, ['orders', name]);
    const why = whyNoOrder(name, order, steps);
    if (why) throw new HarnessError('BAD_SCENARIO', why, { next, place });
  }
  if (arms.includes('runbook')) return;
  const why = 'without the arm "runbook" nothing would be rehearsed.';
  const where = areFromUser ? '--arms' : '"arms"';
  throw refuse(arms.join(','), why, `Add runbook to ${where}.`, ['arms']);
}

/**
 * The arms that fit another text of the runbook, in which the steps have other numbers; a note on each of the
 * other arms.
 */
export function fittingArms(
  steps: readonly PlannedStep[],
  scenario: Scenario,
): { arms: readonly ArmName[]; notes: readonly PlanNote[] } {
  const unfit = scenario.arms.map((arm) => whyUnfit(arm, steps, scenario));
  const notes = scenario.arms.flatMap((arm, index) => {
    const why = unfit[index];
    const place = placeInScenario(scenario, ['arms', index]);
    return why
      ? [{ text: `The arm "${arm}": ${why} This text of the runbook is drilled without it`, place }]
      : [];
  });
  return { arms: scenario.arms.filter((_, index) => !unfit[index]), notes };
}

function whyUnfit(
  arm: ArmName,
  steps: readonly PlannedStep[],
  { orders }: Scenario,
): string | undefined {
  if (arm.startsWith('order-')) {
    const name = arm.slice('order-'.length);
    const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
    if (order) return whyNoOrder(name, order, steps);
    return `it needs an order "${name}" under "orders".${didYouMean(name, Object.keys(orders))}`;
  }
  if (!arm.startsWith('without-')) return undefined;
  const number = Number(arm.slice('without-'.length));
  const planned = steps.find((step) => step.number === number);
  if (planned) return whyNotRemovable(planned);
  return `the procedure has no step ${number}; it has ${steps.length} step${steps.length === 1 ? '' : 's'}.`;
}

function whyNotRemovable({ number, phase, action }: PlannedStep): string | undefined {
  if (phase === 'prepare') return `step ${number} is done before the fault.`;
  if (action.kind === 'not-taken') return `step ${number} is not taken anyway.`;
  return action.kind === 'manual' ? `step ${number} is a person’s work anyway.` : undefined;
}

function whyNoOrder(
  name: string,
  order: readonly number[],
  steps: readonly PlannedStep[],
): string | undefined {
  const wanted = steps.filter(({ phase }) => phase === 'recover').map(({ number }) => number);
  const missing = wanted.filter((number) => !order.includes(number));
  const foreign = order.filter((number) => !wanted.includes(number));
  const twice = order.filter((number, index) => order.indexOf(number) !== index);
  const wrong = [
    ...missing.map((number) => `${number} is missing`),
    ...foreign.map((number) => `${number} is not one of these steps`),
    ...twice.map((number) => `${number} is listed twice`),
  ];
  if (wrong.length === 0) return undefined;
  const range = `${wanted[0]} to ${wanted.at(-1)}`;
  return `The order "${name}" must list each of the steps ${range} once: ${wrong.join(', ')}.`;
}
