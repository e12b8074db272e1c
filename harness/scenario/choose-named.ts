import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Inventory, ProbeSpec, System } from '../model/system.ts';
import { placeInScenario } from './scenario-file.ts';

/** The probes that decide the verdict: those that the scenario chooses, or all of the parts it uses. */
export function chooseProbes(scenario: Scenario, own: System): readonly ProbeSpec[] {
  const { probes, traffic } = scenario;
  if (!probes) return own.probes.filter(({ name }) => !traffic.includes(name));
  checkNames('probes', probes, own, scenario);
  return own.probes.filter(({ name }) => probes.includes(name));
}

/** BAD_SCENARIO if a probe is also under `probes`, or if no probe is left to decide the verdict. */
export function chooseTraffic(scenario: Scenario, own: System): readonly ProbeSpec[] {
  const { probes = [], traffic } = scenario;
  checkNames('traffic', traffic, own, scenario);
  const both = traffic.findIndex((name) => probes.includes(name));
  if (both !== -1) {
    throw new HarnessError(
      'BAD_SCENARIO',
      `"${traffic[both]}" is named under "probes" and under "traffic".`,
      {
        next: 'Keep it under one of them: "probes" decide the verdict, "traffic" does not.',
        place: placeInScenario(scenario, ['traffic', both]),
      },
    );
  }
  if (traffic.length > 0 && own.probes.every(({ name }) => traffic.includes(name))) {
    throw new HarnessError(
      'BAD_SCENARIO',
      'Every probe is under "traffic", so none is left to decide the verdict.',
      {
        next: 'Take one out of "traffic": without it nothing sees the fault.',
        place: placeInScenario(scenario, ['traffic']),
      },
    );
  }
  return own.probes.filter(({ name }) => traffic.includes(name));
}

export function chooseInventories(scenario: Scenario, own: System): readonly Inventory[] {
  checkNames('inventories', scenario.inventories, own, scenario);
  return own.inventories.filter(({ name }) => scenario.inventories.includes(name));
}

/** BAD_SCENARIO for a name that does not exist; `own`: the system with the scenario's parts. */
function checkNames(
  key: 'probes' | 'traffic' | 'inventories',
  names: readonly string[],
  own: System,
  scenario: Scenario,
): void {
  const list = key === 'inventories' ? key : 'probes';
  const known = own[list].map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (known.includes(name)) continue;
    const what = key === 'inventories' ? 'inventory' : 'probe';
    const part = Object.keys(own.parts).find((one) =>
      own.parts[one]?.[list].some((other) => other.name === name),
    );
    throw new HarnessError(
      'BAD_SCENARIO',
      `The parts of "${own.name}" that this drill uses have no ${what} "${name}".${part ? '' : didYouMean(name, known)}`,
      {
        next: part
          ? `It belongs to the part "${part}": add that to "parts".`
          : `Known here: ${known.join(', ') || 'none'}.`,
        place: placeInScenario(scenario, [key, index]),
      },
    );
  }
}
