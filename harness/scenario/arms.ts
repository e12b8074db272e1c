import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { ArmName, PlanNote, PlannedStep, Scenario } from '../model/scenario.ts';
import { placeInScenario } from './scenario-file.ts';

const next =
  'The arms are runbook, control, without-<number> and order-<name>; `firedrill plan` shows the step numbers.';

/**
 * BAD_SCENARIO if an arm is listed twice or does not fit the steps, or if no arm rehearses the runbook;
 * `orders` must fit whether an arm uses them or not.
 */
export function checkArms(
  steps: readonly PlannedStep[],
  scenario: Scenario,
  orders: Scenario['orders'],
): void {
  const { arms } = scenario;
  for (const [index, arm] of arms.entries()) {
    const place = placeInScenario(scenario, ['arms', index]);
    const twice = arms.indexOf(arm) !== index;
    const why = twice ? `The arm "${arm}" is listed twice.` : whyUnfit(arm, steps, scenario);
    if (why) throw new HarnessError('BAD_SCENARIO', why, { next, place });
  }
  for (const [name, order] of Object.entries(orders)) {
    const place = placeInScenario(scenario, ['orders', name]);
    const why = whyNoOrder(name, order, steps);
    if (why) throw new HarnessError('BAD_SCENARIO', why, { next, place });
  }
  if (arms.includes('runbook')) return;
  const place = placeInScenario(scenario, ['arms']);
  throw new HarnessError(
    'BAD_SCENARIO',
    'The arm "runbook" is missing, so nothing would be rehearsed.',
    { next: 'Add runbook to "arms".', place },
  );
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
  const notes = unfit.flatMap((why, index) => {
    const place = placeInScenario(scenario, ['arms', index]);
    return why ? [{ text: `${why} This text of the runbook is drilled without it`, place }] : [];
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
    return `The arm "${arm}" needs an order "${name}" under "orders".${didYouMean(name, Object.keys(orders))}`;
  }
  if (!arm.startsWith('without-')) return undefined;
  const planned = steps.find(({ number }) => `without-${number}` === arm);
  const why = whyNotRemovable(planned, steps.length);
  return why && `The arm "${arm}" leaves out a step that ${why}.`;
}

function whyNotRemovable(planned: PlannedStep | undefined, count: number): string | undefined {
  if (!planned) return `does not exist: there are ${count}`;
  const { phase, action } = planned;
  if (phase === 'prepare') return 'is done before the fault';
  const isDone = action.kind === 'run' || action.kind === 'endless' || action.kind === 'automated';
  return isDone ? undefined : `is ${action.kind} anyway`;
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
