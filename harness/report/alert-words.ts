import { seconds, stated } from '../model/figures.ts';
import type { Place } from '../model/runbook.ts';
import type { ArmName } from '../model/scenario.ts';
import type { AlertRecord, Verdict } from '../model/verdict.ts';

/** One recommended alert, and what it did in each arm. */
export interface AlertRow {
  readonly rule: string;
  readonly text: string;
  readonly place: Place;
  readonly byArm: ReadonlyMap<ArmName, AlertRecord>;
}

export function alertRows({ alerts }: Verdict): readonly AlertRow[] {
  const rows = new Map<string, AlertRow & { byArm: Map<ArmName, AlertRecord> }>();
  for (const alert of alerts) {
    const { rule, text, place } = alert;
    const row = rows.get(rule) ?? { rule, text, place, byArm: new Map() };
    rows.set(rule, row);
    row.byArm.set(alert.arm, alert);
  }
  return [...rows.values()];
}

/** `fired after 12.50 s`, counted from the injection. */
export function firedWords(alert: AlertRecord): string {
  const { fired, afterMs, because, forMs, truth } = alert;
  if (fired === null) return because === undefined ? 'not known' : `not known: ${because}`;
  if (!fired) return `did not fire${forMs === undefined ? '' : `: ${truthWords(forMs, truth)}`}`;
  const after = afterMs === undefined ? 'fired' : `fired after ${seconds(afterMs)}`;
  if (forMs === undefined || !truth) return after;
  return `${after}: its expression was true after ${seconds(truth.fromMs)}, and its "for" is ${stated(forMs)}`;
}

/** Why an alert did not fire whose expression must be true for some time: a drill may be too short to see it. */
function truthWords(forMs: number, truth: AlertRecord['truth']): string {
  if (!truth) return 'its expression was never true';
  const { fromMs, toMs, lasting } = truth;
  const time = `${seconds(fromMs)} to ${seconds(toMs)}`;
  if (!lasting) return `its expression was true from ${time}, and its "for" is ${stated(forMs)}`;
  const due = `${seconds(fromMs + forMs)} after the fault if it stays true`;
  return `its expression was true from ${time}, where the drill ended; with its "for" of ${stated(forMs)} it fires ${due}`;
}

/** `runbook: fired after 12.50 s; control: did not fire`. */
export function alertLine({ byArm }: AlertRow): string {
  return [...byArm].map(([arm, alert]) => `${arm}: ${firedWords(alert)}`).join('; ');
}
