import { HarnessError } from '../errors.ts';
import type { AnsweredItem, ChecklistAnswer } from '../model/checklist.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Checklist, ChecklistItem, Place, Procedure, Runbook } from '../model/runbook.ts';
import type { PlanNote, PlannedCheck, Scenario } from '../model/scenario.ts';
import { checkProbeRuns } from './check-probe-runs.ts';
import { problemIn } from './lookups.ts';
import { placeInScenario } from './scenario-file.ts';

interface Around {
  readonly procedure: Procedure;
  readonly runbook: Pick<Runbook, 'file' | 'checklists'>;
  /** The names of the probes that run. */
  readonly probes: readonly string[];
  /** The answers that all drills of the system share. */
  readonly shared: readonly AnsweredItem[];
  /** The runbook is not the text that the scenario was written for. */
  readonly otherText: boolean;
}

/**
 * The runbook's checklist, and what answers each item. BAD_SCENARIO if an answer has words of no item or of
 * several, if two are for one item, or if no probe has the name; another text of the runbook may lack the
 * heading and the items, which is noted. What all drills of the system share answers what it fits, and no more.
 */
export function planChecklist(
  scenario: Scenario,
  around: Around,
): { checklist: readonly PlannedCheck[]; notes: readonly PlanNote[] } {
  const notes: PlanNote[] = [];
  const orNote = (problem: string, next: string, place: Place) => {
    if (!around.otherText) throw new HarnessError('BAD_SCENARIO', problem, { next, place });
    notes.push({ text: problem, place });
  };
  const items = itemsOf(scenario, around, orNote);
  const answers = new Map<ChecklistItem, ChecklistAnswer>();
  for (const [index, { says, ...answer }] of scenario.checklist.entries()) {
    const placeOf = (key: string) => placeInScenario(scenario, ['checklist', index, key]);
    checkAnswer(answer, around, placeOf);
    const found = items.filter((one) => hasWords(one, says));
    const [item] = found;
    const how = item
      ? `${found.length} items of the checklist say`
      : 'No item of the checklist says';
    if (!item || found.length > 1) orNote(`${how} "${says}".`, advice(items), placeOf('says'));
    else if (answers.has(item)) {
      const twice = `Two answers are for the item on line ${item.place.line}.`;
      orNote(twice, 'Keep one of them.', placeOf('says'));
    } else answers.set(item, answer);
  }
  for (const { says, ...answer } of around.shared) {
    if (answer.kind === 'probe' && !around.probes.includes(answer.probe)) continue;
    const [item, another] = items.filter((one) => hasWords(one, says));
    if (item && !another && !answers.has(item)) answers.set(item, answer);
  }
  const checklist = items.map((item): PlannedCheck => {
    const answer = answers.get(item);
    return { ...item, ...(answer && { answer }) };
  });
  return { checklist, notes };
}

const hasWords = ({ text }: ChecklistItem, says: string) =>
  text.toLowerCase().includes(says.toLowerCase());

function advice(items: readonly ChecklistItem[]): string {
  if (items.length === 0) {
    return 'Its items are tasks, "- [ ] …", under a heading such as Verification; `verification` names another heading.';
  }
  return `Its items: ${items.map(({ text, place }) => `"${text}" (line ${place.line})`).join(', ')}.`;
}

/** The items under the heading that the scenario names; otherwise those that belong to the procedure. */
function itemsOf(
  scenario: Scenario,
  { procedure, runbook: { file, checklists = [] } }: Around,
  orNote: (problem: string, next: string, place: Place) => void,
): readonly ChecklistItem[] {
  const { verification } = scenario;
  if (verification === undefined) return procedure.checklist ?? [];
  const found = checklists.filter((one) => isNamed(one, verification));
  const [list] = found;
  if (list && found.length === 1) return list.items;
  const titles = checklists.map(({ title }) => title);
  const problem =
    found.length > 1
      ? `${found.length} headings with tasks are called "${verification}" in ${file}.`
      : `${file} has no heading "${verification}" with tasks under it.${didYouMean(verification, titles)}`;
  const choices = found.length > 1 ? found : checklists;
  const next = `Write ${choices.map(({ place }) => `"line ${place.line}"`).join(' or ') || 'the tasks first'}.`;
  orNote(problem, next, placeInScenario(scenario, ['verification']));
  return [];
}

function isNamed({ title, path, place }: Checklist, wanted: string): boolean {
  const whole = [...path, title].join(' > ');
  return [title, whole, `line ${place.line}`].includes(wanted) || whole.endsWith(` > ${wanted}`);
}

function checkAnswer(
  answer: ChecklistAnswer,
  { probes }: Around,
  placeOf: (key: string) => Place,
): void {
  if (answer.kind === 'command') {
    const problem = problemIn(answer.command);
    if (problem === undefined) return;
    throw new HarnessError('BAD_SCENARIO', `bash cannot read the command: ${problem}`, {
      next: 'Write it as it would be typed; bindings whose names are variables are set.',
      place: placeOf('command'),
    });
  }
  checkProbeRuns(answer.probe, probes, placeOf('probe'));
}
