import type { Runbook } from '../model/runbook.ts';
import type { PlanNote, Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { linesThatSay } from './lines-that-say.ts';
import { type PlannedRules, planRunbookRules } from './plan-runbook-rules.ts';
import { placeInScenario } from './scenario-file.ts';

/**
 * Each alert of the scenario with the runbook's line that recommends it. Another text of the runbook may lack
 * the line: the alert then gets its place in the scenario, with a note. Alerts whose rules the runbook itself gives follow.
 */
export function planAlerts(
  scenario: Scenario,
  runbook: Pick<Runbook, 'file' | 'text' | 'procedures'>,
  system: Pick<System, 'name' | 'alerts'>,
): PlannedRules {
  const own = scenario.alertRules ? planRunbookRules(scenario, runbook, system) : undefined;
  const notes: PlanNote[] = [];
  const alerts = scenario.alerts.map((alert, index) => {
    const inScenario = placeInScenario(scenario, ['alerts', index, 'says']);
    const { says } = alert;
    const [place, ...more] = linesThatSay(says, runbook);
    if (!place)
      notes.push({ text: `no line of ${runbook.file} says "${says}"`, place: inScenario });
    else if (more.length > 0) {
      const text = `${more.length + 1} lines of ${runbook.file} say "${says}"; line ${place.line} is used`;
      notes.push({ text, place: inScenario });
    }
    return { ...alert, place: place ?? inScenario };
  });
  return {
    alerts: [...alerts, ...(own?.alerts ?? [])],
    rules: own?.rules ?? [],
    notes: [...notes, ...(own?.notes ?? [])],
  };
}
