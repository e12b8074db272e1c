import type { Place, Runbook } from '../model/runbook.ts';
import type { PlanNote, Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
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

/** Lines that are exactly these words; without any, lines that contain them. */
function linesThatSay(
  says: string,
  { file, text }: Pick<Runbook, 'file' | 'text'>,
): readonly Place[] {
  const wanted = says.trim().toLowerCase();
  const lines = text.split(/\r\n|\n|\r/).map((line, index) => {
    const words = line.toLowerCase();
    const at = words.indexOf(wanted);
    const isWhole = words.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim() === wanted;
    return { at, isWhole, place: { file, line: index + 1, column: at + 1 } };
  });
  const found = lines.filter(({ at }) => at !== -1);
  const whole = found.filter(({ isWhole }) => isWhole);
  return (whole.length > 0 ? whole : found).map(({ place }) => place);
}
