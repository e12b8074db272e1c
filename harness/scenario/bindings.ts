import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { DoableStep, Placeholder } from '../model/runbook.ts';
import { isPagesOwn, type PlanNote, type PlannedStep, type Scenario } from '../model/scenario.ts';
import { fillHoles } from '../runbook/placeholders/fill-holes.ts';
import { writtenHole } from '../runbook/placeholders/holes.ts';
import { wordsOfStep } from '../runbook/placeholders/told-names.ts';
import { fillYaml } from '../runbook/placeholders/yaml-holes.ts';
import { readShell } from '../runbook/shell/statements.ts';
import { readableText } from './lookups.ts';
import { listProblems } from './place.ts';
import { placeInScenario } from './scenario-file.ts';

type Bindings = Scenario['bindings'];

/**
 * The text with `<name>`, `{{ name }}` and `YOUR_NAME` replaced. A `${NAME}` stays as written: the variable is
 * set in the session, so the shell expands it by its own quoting rules. In YAML, which no shell reads, it is replaced.
 */
export function bindText(step: DoableStep, bindings: Bindings): string {
  if (step.kind === 'instruction') return step.text;
  const bound = (name: string) => boundValue(bindings, name);
  return step.kind === 'yaml'
    ? fillYaml(step.text, bound)
    : fillHoles(step.text, bound, wordsOfStep(step));
}

/** UNBOUND_PLACEHOLDER, naming every placeholder of a step to be executed that no binding fills. */
export function checkBound(steps: readonly PlannedStep[], scenario: Scenario): void {
  const { bindings } = scenario;
  const wanted = placeholdersOf(steps);
  const unbound = wanted.filter(isUnbound(scenario));
  const [first] = unbound;
  if (!first) return;
  const unused = unusedNames(bindings, wanted);
  const problems = unbound.map((hole) => ({
    text: `${writtenHole(hole)} has no value.${didYouMean(hole.name, unused)}${saysWhereSet(hole)}`,
    place: hole.place,
  }));
  const keys = [...new Set(unbound.map(({ name }) => `${keyOf(name)}: "…"`))].join(', ');
  throw new HarnessError('UNBOUND_PLACEHOLDER', listProblems(problems), {
    next: `Add values in ${scenario.file} under "bindings": ${keys}; or, under "lookups", commands that print them.`,
    place: first.place,
  });
}

const isUnbound =
  ({ bindings, lookups }: Scenario) =>
  ({ name, setElsewhere }: Placeholder) =>
    boundValue(bindings, name) === undefined &&
    !Object.hasOwn(lookups, name) &&
    setElsewhere?.value === undefined;

/** The same as notes, one for each step that cannot run. */
export const noteUnbound = (
  steps: readonly PlannedStep[],
  scenario: Scenario,
): readonly PlanNote[] =>
  steps.flatMap((planned) => {
    const names = placeholdersOf([planned]).filter(isUnbound(scenario)).map(writtenHole);
    if (names.length === 0) return [];
    const text = `step ${planned.number} does not fit: ${[...new Set(names)].join(', ')} has no value`;
    return [{ text, place: planned.step.place }];
  });

const saysWhereSet = ({ setElsewhere }: Placeholder) =>
  setElsewhere ? ` Line ${setElsewhere.place.line}, in another section, sets it.` : '';

/** A name that YAML would read as something else is quoted. */
const keyOf = (name: string) => (/^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name));

/**
 * The values of variables that only another section sets, each to a constant. A drill runs one procedure
 * alone, so it sets them itself.
 */
export function bindSetElsewhere(
  steps: readonly PlannedStep[],
  { bindings, lookups }: Scenario,
): { readonly bindings: Bindings; readonly notes: readonly PlanNote[] } {
  const found = new Map<string, { readonly value: string; readonly note: PlanNote }>();
  for (const { name, place, setElsewhere } of placeholdersOf(steps)) {
    if (setElsewhere?.value === undefined || boundValue(bindings, name) !== undefined) continue;
    if (Object.hasOwn(lookups, name)) continue;
    const { value } = setElsewhere;
    const { line } = setElsewhere.place;
    const text = `$${name} is set elsewhere: the drill takes "${value}" from line ${line}`;
    if (!found.has(name)) found.set(name, { value, note: { text, place } });
  }
  const values = [...found].map(([name, { value }]) => [name, value] as const);
  return {
    bindings: { ...bindings, ...Object.fromEntries(values) },
    notes: [...found.values()].map(({ note }) => note),
  };
}

/** The steps that will run although bash cannot read them. */
export function noteRefused(steps: readonly PlannedStep[]): readonly PlanNote[] {
  return steps.flatMap((planned) => {
    const { number, step, action } = planned;
    if (step.kind !== 'command' || !isPagesOwn(action)) return [];
    const problem = readShell(readableText(planned)).find(
      (part) => part.kind === 'statement' && part.problem,
    );
    if (problem?.kind !== 'statement' || !problem.problem) return [];
    const text = `bash refuses step ${number}: ${problem.problem.message}`;
    return [{ text, place: step.place }];
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
    if (step.kind === 'instruction' || !isPagesOwn(action)) return [];
    // No shell expands what is in YAML.
    if (phase === 'prepare' || step.kind === 'yaml') return step.placeholders;
    return step.placeholders.filter(
      ({ syntax, name }) => !(syntax === 'variable' && prepared.has(name)),
    );
  });
}

/** Variables that these steps leave in the shell for later steps. */
function setIn(steps: readonly PlannedStep[]): ReadonlySet<string> {
  const names = steps
    .filter(({ action }) => isPagesOwn(action))
    .flatMap(({ step }) => (step.kind === 'command' ? readShell(step.text) : []))
    .flatMap((part) => (part.kind === 'statement' ? part.sets : []))
    .map(({ name }) => name);
  return new Set(names);
}

function unusedNames(bindings: Bindings, wanted: readonly Placeholder[]): readonly string[] {
  return Object.keys(bindings).filter((key) => !wanted.some(({ name }) => name === key));
}

export const boundValue = (bindings: Bindings, name: string) =>
  Object.hasOwn(bindings, name) ? bindings[name] : undefined;
