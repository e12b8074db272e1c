import { HarnessError } from '../errors.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Inventory, ProbeSpec, System } from '../model/system.ts';
import { didYouMean } from './nearest.ts';
import { placeInScenario } from './scenario-file.ts';

/** The probes that count, of those of the parts that the scenario names; all unless it chooses. */
export function chooseProbes(scenario: Scenario, own: System): readonly ProbeSpec[] {
  if (!scenario.probes) return own.probes;
  checkNames('probes', scenario.probes, own, scenario);
  return own.probes.filter(({ name }) => scenario.probes?.includes(name));
}

export function chooseInventories(scenario: Scenario, own: System): readonly Inventory[] {
  checkNames('inventories', scenario.inventories, own, scenario);
  return own.inventories.filter(({ name }) => scenario.inventories.includes(name));
}

/** BAD_SCENARIO for a name that nothing has; `own`: the system with the scenario's parts. */
function checkNames(
  key: 'probes' | 'inventories',
  names: readonly string[],
  own: System,
  scenario: Scenario,
): void {
  const known = own[key].map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (known.includes(name)) continue;
    const what = key === 'probes' ? 'probe' : 'inventory';
    const part = Object.keys(own.parts).find((one) =>
      own.parts[one]?.[key].some((other) => other.name === name),
    );
    throw new HarnessError(
      'BAD_SCENARIO',
      `What this drill needs of "${own.name}" has no ${what} "${name}".${part ? '' : didYouMean(name, known)}`,
      {
        next: part
          ? `It is in the part "${part}": add that to "parts".`
          : `There are: ${known.join(', ') || 'none'}.`,
        place: placeInScenario(scenario, [key, index]),
      },
    );
  }
}
