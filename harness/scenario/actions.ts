import { HarnessError } from '../errors.ts';
import type { DoableStep, StepLabel } from '../model/runbook.ts';
import type { Branch, PlanNote, Scenario, StepAction } from '../model/scenario.ts';
import { whyEndless } from '../runbook/effect/endless.ts';
import { formatPlace } from './place.ts';
import { placeInScenario } from './scenario-file.ts';

/** What an automation does at a step. */
export type DoneBy = Omit<Extract<StepAction, { kind: 'automated' }>, 'kind' | 'timeoutMs'>;

/** What the operator does at a step; a branch that the scenario leaves open is taken. */
export function actionOf(
  step: DoableStep,
  boundText: string,
  scenario: Pick<Scenario, 'branches' | 'stepTimeoutMs' | 'endlessMs'>,
  automation?: DoneBy,
): StepAction {
  // Numbers are not unique: a decision leaves out nothing in prose that is not a branch itself.
  const isFenced = step.kind === 'yaml' || (step.kind === 'command' && !step.inline);
  const mayBranch = isFenced || step.label?.conditional === true;
  const branch = mayBranch ? decisionOn(step.label, scenario.branches) : undefined;
  if (branch && !branch.take) return { kind: 'not-taken', because: branch.because };
  if (automation) {
    return { kind: 'automated', ...automation, timeoutMs: scenario.stepTimeoutMs };
  }
  if (step.kind === 'instruction') {
    const because =
      step.code === undefined
        ? 'an instruction to a person: nobody can do it here'
        : `a developer's work: it changes code in ${step.code}`;
    return { kind: 'manual', because };
  }
  if (step.kind === 'yaml') {
    return { kind: 'manual', because: 'YAML that a person applies: nobody can do it here' };
  }
  if (step.inline && step.label?.elsewhere) {
    return { kind: 'manual', because: 'it runs on another machine: nobody can do it here' };
  }
  const why = whyEndless(boundText);
  if (why === undefined) return { kind: 'run', timeoutMs: scenario.stepTimeoutMs };
  const because = `${why}: it is stopped by policy`;
  return { kind: 'endless', stopAfterMs: scenario.endlessMs, because };
}

/** A decision by the words of an item takes precedence over one by its number only. */
function decisionOn(label: StepLabel | undefined, branches: readonly Branch[]): Branch | undefined {
  const its = branches.filter((branch) => label && isAbout(branch, label));
  return its.find(({ where }) => where !== undefined) ?? its[0];
}

/** By its words alone, a decision is about nothing but branches. What has no number is item 0, as in automations. */
const isAbout = ({ item, where = '' }: Branch, label: StepLabel) =>
  (item === undefined ? label.conditional : item === (label.item ?? 0)) &&
  label.text.includes(where);

const nameOf = ({ item, where }: Branch) => (item === undefined ? `"${where}"` : `item ${item}`);

/**
 * Checks the scenario's branches against the steps, and returns those that fit. BAD_SCENARIO if one would
 * leave out a step that is not a branch, or that does not exist. For a text other than the scenario's own,
 * that is only noted, like anything else odd, and the steps are done.
 */
export function checkBranches(
  steps: readonly DoableStep[],
  scenario: Scenario,
  otherText = false,
): { branches: readonly Branch[]; notes: readonly PlanNote[] } {
  const labels = steps.flatMap(({ label }) => label ?? []);
  const ofCommands = steps.flatMap((step) => (step.kind !== 'instruction' && step.label) || []);
  const notes: PlanNote[] = [];
  const branches: Branch[] = [];
  for (const [index, branch] of scenario.branches.entries()) {
    const { item, where } = branch;
    const key = item === undefined ? 'where' : 'item';
    const place = placeInScenario(scenario, ['branches', index, key]);
    if (scenario.branches.findIndex((one) => one.item === item && one.where === where) !== index) {
      throw bad(`There are two decisions on ${nameOf(branch)}.`, 'Keep one of them.', place);
    }
    const its = labels.filter((label) => isAbout(branch, label));
    // With a number it may be for another text, which has something else under it.
    if (its.length === 0 && where !== undefined && item !== undefined) continue;
    const isOpen = its.some(({ conditional }) => conditional);
    if (isOpen) {
      branches.push(branch);
      continue;
    }
    const why =
      its[0] === undefined
        ? nothingFor(branch)
        : `Item ${item} of the procedure is not a branch ("${its[0].text}", line ${its[0].place.line})`;
    if (!branch.take && !otherText) throw bad(`${why}.`, advice(branch, labels), place);
    const decision = branch.take ? 'take it' : 'leave it out';
    notes.push({ text: `${why}: the decision to ${decision} changes nothing`, place });
  }
  // Several commands can share a label; its place identifies it.
  const undecided = new Map(
    ofCommands
      .filter((label) => label.conditional && !decisionOn(label, scenario.branches))
      .map((label) => [formatPlace(label.place), label]),
  );
  for (const { text, place } of undecided.values()) {
    notes.push({
      text: `"${text}" is a branch that the scenario does not decide, so it is taken`,
      place,
    });
  }
  return { branches, notes };
}

const nothingFor = (branch: Branch) =>
  branch.item === undefined
    ? `The procedure has no branch with the words ${nameOf(branch)}`
    : `The procedure has no commands under ${nameOf(branch)}`;

function advice(branch: Branch, labels: readonly StepLabel[]) {
  const open = labels.filter(({ conditional }) => conditional);
  if (branch.item === undefined) {
    const texts = [...new Set(open.map(({ text }) => `"${text}"`))].join(', ');
    return texts === ''
      ? `Remove the decision on ${nameOf(branch)}: the procedure has no branch.`
      : `Its branches are ${texts}.`;
  }
  const numbers = new Set(open.flatMap(({ item }) => item || []));
  if (numbers.size === 0) {
    return `Remove the decision on ${nameOf(branch)}: the procedure has no numbered branch.`;
  }
  const items = [...numbers].join(', ');
  return numbers.size === 1
    ? `Its only branch is item ${items}.`
    : `Its branches are items ${items}.`;
}

function bad(message: string, next: string, place: ReturnType<typeof placeInScenario>) {
  return new HarnessError('BAD_SCENARIO', message, { next, place });
}
