import { HarnessError } from '../errors.ts';
import type { Automation, TypedSession } from '../model/automation.ts';
import type { DoableStep } from '../model/runbook.ts';
import type { PlanNote, Scenario } from '../model/scenario.ts';
import { whyManual } from '../runbook/effect/persons-work.ts';
import type { DoneBy } from './actions.ts';
import { boundValue } from './bindings.ts';
import { mergeCommand } from './merge/merge-command.ts';
import { placeInScenario } from './scenario-file.ts';
import { textWithTyped } from './typed-text.ts';

/** The steps that automations do for a person, and notes on automations that are not used. */
export interface Automated {
  readonly bySteps: ReadonlyMap<DoableStep, Automation>;
  readonly notes: readonly PlanNote[];
}

/**
 * Finds the step of each automation, by item number and position, or by its words. An automation never
 * replaces a command that runs without a person, because the drill tests the runbook's own words. Another
 * text of the runbook may have no such step, which is not an error. Both are noted, except for automations
 * by words, which are meant for one text only. BAD_SCENARIO if two automations are for one step.
 */
export function automate(steps: readonly DoableStep[], scenario: Scenario): Automated {
  const bySteps = new Map<DoableStep, Automation>();
  const notes: PlanNote[] = [];
  const items = byItem(steps);
  for (const [index, automation] of scenario.automations.entries()) {
    const { name, step: wanted } = automation;
    const place = placeInScenario(scenario, ['automations', index, 'name']);
    const step =
      'where' in wanted
        ? steps.find((one) => hasWords(one, wanted.where))
        : items.get(wanted.item)?.[wanted.command - 1];
    const why = step && whyManual(step);
    if (!step) {
      if ('where' in wanted) continue;
      const { item, command } = wanted;
      const text = `the automation "${name}" changes nothing: item ${item} has no step ${command}`;
      notes.push({ text, place });
    } else if (!why && 'run' in automation) {
      const text = `the automation "${name}" is not used: the command on line ${step.place.line} needs no person, and runs as it is written`;
      notes.push({ text, place });
    } else if ('merge' in automation && step.kind !== 'yaml') {
      const text = `the automation "${name}" is not used: the step on line ${step.place.line} has no YAML to merge`;
      notes.push({ text, place });
    } else if (bySteps.has(step)) {
      throw new HarnessError(
        'BAD_SCENARIO',
        `Two automations are for the step on line ${step.place.line}.`,
        { next: 'Keep one of them.', place },
      );
    } else bySteps.set(step, automation);
  }
  return { bySteps, notes };
}

/** What an automation does at its step; nothing where its session was not found in another text. */
export function workOf(
  automation: Automation | undefined,
  { session, boundText }: { session: TypedSession | undefined; boundText: string },
  { bindings }: Pick<Scenario, 'bindings'>,
): DoneBy | undefined {
  if (!automation) return undefined;
  const { name, because } = automation;
  if ('run' in automation) return { name, run: automation.run, because };
  if ('merge' in automation) {
    const { merge } = automation;
    return { name, run: mergeCommand(merge, boundText), because, merge };
  }
  if (!session) return undefined;
  const run = textWithTyped(boundText, session, (hole) => boundValue(bindings, hole));
  return { name, run, because, session };
}

/** The words of a command in prose, and of YAML, are also those around it. */
const hasWords = (step: DoableStep, where: string) =>
  step.text.includes(where) ||
  ((step.kind === 'yaml' || (step.kind === 'command' && step.inline === true)) &&
    step.label?.text.includes(where) === true);

/** Steps by the last item number above them; steps above the first number belong to item 0. */
function byItem(steps: readonly DoableStep[]): ReadonlyMap<number, readonly DoableStep[]> {
  const items = new Map<number, DoableStep[]>();
  let item = 0;
  for (const step of steps) {
    item = step.label?.item ?? item;
    items.set(item, [...(items.get(item) ?? []), step]);
  }
  return items;
}
