import type { PlannedCheck, PlannedStep, Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';

type Values = Readonly<Record<string, string>>;

/** The scenario with the values that all drills of its system share; its own go first. */
export function withDrillValues(scenario: Scenario, { drills }: System): Scenario {
  if (!drills) return scenario;
  const { bindings, lookups } = scenario;
  const isNew = (name: string) => !Object.hasOwn(bindings, name) && !Object.hasOwn(lookups, name);
  return {
    ...scenario,
    bindings: { ...only(drills.bindings, isNew), ...bindings },
    lookups: { ...only(drills.lookups, isNew), ...lookups },
  };
}

/** Without the shared values that no step, no answer and no command of the scenario in this drill needs. */
export function withoutUnneeded(
  scenario: Pick<Scenario, 'bindings' | 'lookups'>,
  written: Scenario,
  steps: readonly PlannedStep[],
  checklist: readonly PlannedCheck[],
): Pick<Scenario, 'bindings' | 'lookups'> {
  const holes = steps.flatMap(({ step }) => (step.kind === 'instruction' ? [] : step.placeholders));
  const answers = checklist.map(({ answer }) => (answer?.kind === 'command' ? answer.command : ''));
  const runs = written.automations.map((one) => ('run' in one ? one.run : ''));
  const commands = [...answers, ...runs, ...Object.values(scenario.lookups)];
  const variables = commands.flatMap((text) =>
    [...text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name),
  );
  const needed = new Set([...holes.map(({ name }) => name), ...variables]);
  return {
    bindings: only(
      scenario.bindings,
      (name) => Object.hasOwn(written.bindings, name) || needed.has(name),
    ),
    lookups: only(
      scenario.lookups,
      (name) => Object.hasOwn(written.lookups, name) || needed.has(name),
    ),
  };
}

const only = (values: Values, isWanted: (name: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));
