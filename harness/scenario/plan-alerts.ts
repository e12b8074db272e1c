import type { Runbook } from '../model/runbook.ts';
import type { PlanNote, PlannedAlert, Scenario } from '../model/scenario.ts';
import { placeInScenario } from './scenario-file.ts';

/**
 * Each alert of the scenario with the runbook's line that recommends it. Another text of the runbook may lack
 * the line: the alert then gets its place in the scenario, with a note.
 */
export function planAlerts(
  scenario: Scenario,
  runbook: Pick<Runbook, 'file' | 'text'>,
): { alerts: readonly PlannedAlert[]; notes: readonly PlanNote[] } {
  const notes: PlanNote[] = [];
  const alerts = scenario.alerts.map((alert, index) => {
    const own = placeInScenario(scenario, ['alerts', index, 'says']);
    const { says } = alert;
    const [place, ...more] = linesThatSay(says, runbook);
    if (!place) notes.push({ text: `no line of ${runbook.file} says "${says}"`, place: own });
    else if (more.length > 0) {
      const text = `${more.length + 1} lines of ${runbook.file} say "${says}"; line ${place.line} is used`;
      notes.push({ text, place: own });
    }
    return { ...alert, place: place ?? own };
  });
  return { alerts, notes };
}

/** Lines that are exactly these words; without any, lines that contain them. */
function linesThatSay(says: string, { file, text }: Pick<Runbook, 'file' | 'text'>) {
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
