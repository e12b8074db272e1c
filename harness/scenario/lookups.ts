import { HarnessError } from '../errors.ts';
import type { DoableStep } from '../model/runbook.ts';
import { isPagesOwn, type PlanNote, type PlannedStep, type Scenario } from '../model/scenario.ts';
import { textHoles, withoutHoles } from '../runbook/placeholders/holes.ts';
import { readShell } from '../runbook/shell/statements.ts';
import { placeInScenario } from './scenario-file.ts';

/** The placeholders of a step that the scenario looks up, each once. */
export function lookupsOf(
  step: DoableStep,
  { lookups }: Pick<Scenario, 'lookups'>,
): readonly string[] {
  if (step.kind === 'instruction') return [];
  const names = step.placeholders.map(({ name }) => name);
  return [...new Set(names)].filter((name) => Object.hasOwn(lookups, name));
}

/** The text of a step for whoever reads it before its values are looked up: each hole is a word. */
export const readableText = ({
  boundText,
  lookups = [],
}: Pick<PlannedStep, 'boundText' | 'lookups'>): string =>
  lookups.length > 0 ? withoutHoles(boundText) : boundText;

/** BAD_SCENARIO if a placeholder has both a fixed value and a look-up, or if bash cannot read a look-up. */
export function checkLookups(scenario: Scenario): void {
  for (const [name, command] of Object.entries(scenario.lookups)) {
    const problem = problemIn(command);
    if (problem === undefined) continue;
    throw new HarnessError(
      'BAD_SCENARIO',
      `bash cannot read the look-up of "${name}": ${problem}`,
      {
        next: 'Write the command as it would be typed; a placeholder in it needs a look-up or a value of its own.',
        place: placeInScenario(scenario, ['lookups', name]),
      },
    );
  }
  const twice = Object.keys(scenario.lookups).find((name) =>
    Object.hasOwn(scenario.bindings, name),
  );
  if (twice === undefined) return;
  throw new HarnessError('BAD_SCENARIO', `"${twice}" is under "bindings" and under "lookups".`, {
    next: 'Keep it under one of them: a binding is a fixed value, a look-up is a command that prints it.',
    place: placeInScenario(scenario, ['lookups', twice]),
  });
}

/** Why no shell can run a command of the scenario. */
export function problemIn(command: string): string | undefined {
  const hole = textHoles(command)[0];
  if (hole) return `${command.slice(hole.at, hole.at + hole.length)} is a placeholder`;
  for (const part of readShell(command)) {
    if (part.kind === 'statement' && part.problem) return part.problem.message;
  }
  return undefined;
}

/** A look-up that no step needs. */
export function noteUnusedLookups(
  steps: readonly PlannedStep[],
  scenario: Scenario,
): readonly PlanNote[] {
  const run = steps.filter(({ action }) => isPagesOwn(action));
  const used = new Set(run.flatMap(({ lookups = [] }) => lookups));
  return Object.keys(scenario.lookups)
    .filter((name) => !used.has(name))
    .map((name) => ({
      text: `the look-up of "${name}" fills no placeholder of the steps that will run`,
      place: placeInScenario(scenario, ['lookups', name]),
    }));
}
