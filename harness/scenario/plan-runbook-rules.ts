import type { RuleFence } from '../model/alert-rules.ts';
import type { Runbook } from '../model/runbook.ts';
import type { PlanNote, PlannedAlert, Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { readAlertRules } from '../runbook/alert-rules/read-alert-rules.ts';
import { fillYaml } from '../runbook/placeholders/yaml-holes.ts';
import { boundValue } from './bindings.ts';
import { placeInScenario } from './scenario-file.ts';

export interface PlannedRules {
  readonly alerts: readonly PlannedAlert[];
  readonly rules: readonly RuleFence[];
  readonly notes: readonly PlanNote[];
}

/** What a person would have to fill in. */
const hole = /<[A-Za-z][\w-]*>|\$\{\w+\}/;

/** The alerts whose rules the runbook gives as YAML, each name once. What Prometheus would refuse is noted. */
export function planRunbookRules(
  scenario: Scenario,
  runbook: Pick<Runbook, 'file' | 'text' | 'procedures'>,
  { name: system, alerts: source }: Pick<System, 'name' | 'alerts'>,
): PlannedRules {
  const own = placeInScenario(scenario, ['alertRules']);
  const bound = (name: string) => boundValue(scenario.bindings, name);
  const fences = readAlertRules(runbook, (text) => fillYaml(text, bound));
  const rules = fences.flatMap((fence) => fence.rules);
  const named = rules.filter(({ kind }) => kind === 'alert');
  const alerts = named
    .filter(({ name }, index) => named.findIndex((one) => one.name === name) === index)
    .map(({ name, says, place }) => ({ rule: name, says, place }));
  const notes: PlanNote[] = [
    ...fences.flatMap(({ problems }) => problems.map(refused)),
    ...rules.flatMap(({ name, says, place }) => {
      const [open] = hole.exec(says) ?? [];
      return open ? [{ text: `${open} in the rule ${name} has no value`, place }] : [];
    }),
  ];
  if (fences.length === 0) notes.push({ text: `${runbook.file} gives no alert rule`, place: own });
  else if (source?.rules === undefined) {
    const text = `nothing here evaluates the runbook's alert rules: "alerts" of ${system} names no "rules"`;
    notes.push({ text, place: own });
  }
  return { alerts, rules: fences, notes };
}

const refused = ({ text, place }: PlanNote): PlanNote => ({
  text: `Prometheus would refuse the alert rules here: ${text}`,
  place,
});
