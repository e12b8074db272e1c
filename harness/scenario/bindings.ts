import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { CommandStep, InstructionStep, Placeholder } from '../model/runbook.ts';
import type { PlanNote, PlannedStep, Scenario, StepAction } from '../model/scenario.ts';
import { fillHoles } from '../runbook/placeholders/fill-holes.ts';
import { writtenHole } from '../runbook/placeholders/holes.ts';
import { readShell } from '../runbook/shell/statements.ts';
import { listProblems } from './place.ts';
import { placeInScenario } from './scenario-file.ts';

type Bindings = Scenario['bindings'];

/**
 * The text with `<name>`, `{{ name }}` and `YOUR_NAME` replaced. A `${NAME}` stays as written: the variable is
 * set in the session, so the shell expands it by its own quoting rules.
 */
export function bindText(step: CommandStep | InstructionStep, bindings: Bindings): string {
  if (step.kind === 'instruction') return step.text;
  return fillHoles(step.text, (name) => boundValue(bindings, name));
}

/** UNBOUND_PLACEHOLDER, naming every placeholder of a step to be executed that no binding fills. */
export function checkBound(steps: readonly PlannedStep[], scenario: Scenario): void {
  const { bindings } = scenario;
  const wanted = placeholdersOf(steps);
  const unbound = wanted.filter(({ name }) => boundValue(bindings, name) === undefined);
  const [first] = unbound;
  if (!first) return;
  const unused = unusedNames(bindings, wanted);
  const problems = unbound.map((hole) => ({
    text: `${writtenHole(hole)} has no value.${didYouMean(hole.name, unused)}`,
    place: hole.place,
  }));
  const names = [...new Set(unbound.map(({ name }) => `${name}: "…"`))].join(', ');
  throw new HarnessError('UNBOUND_PLACEHOLDER', listProblems(problems), {
    next: `Add values in ${scenario.file} under "bindings": ${names}.`,
    place: first.place,
  });
}

/** A binding that fills no placeholder is only noted, because a command may read it as a variable. */
export function noteUnused(steps: readonly PlannedStep[], scenario: Scenario): readonly PlanNote[] {
  return unusedNames(scenario.bindings, placeholdersOf(steps)).map((name) => ({
    text: `the binding "${name}" fills no placeholder of the steps that will run`,
    place: placeInScenario(scenario, ['bindings', name]),
  }));
}

function placeholdersOf(steps: readonly PlannedStep[]): readonly Placeholder[] {
  const prepared = setIn(steps.filter(({ phase }) => phase === 'prepare'));
  return steps.flatMap(({ step, action, phase }) => {
    if (step.kind !== 'command' || !runs(action)) return [];
    if (phase === 'prepare') return step.placeholders;
    return step.placeholders.filter(
      ({ syntax, name }) => !(syntax === 'variable' && prepared.has(name)),
    );
  });
}

/** Variables that these steps leave in the shell for later steps. */
function setIn(steps: readonly PlannedStep[]): ReadonlySet<string> {
  const names = steps
    .filter(({ action }) => runs(action))
    .flatMap(({ step }) => readShell(step.text))
    .flatMap((part) => (part.kind === 'statement' ? part.sets : []))
    .map(({ name }) => name);
  return new Set(names);
}

const runs = ({ kind }: StepAction) => kind === 'run' || kind === 'endless';

function unusedNames(bindings: Bindings, wanted: readonly Placeholder[]): readonly string[] {
  return Object.keys(bindings).filter((key) => !wanted.some(({ name }) => name === key));
}

const boundValue = (bindings: Bindings, name: string) =>
  Object.hasOwn(bindings, name) ? bindings[name] : undefined;
