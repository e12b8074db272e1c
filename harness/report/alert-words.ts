import { seconds } from '../model/figures.ts';
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
export function firedWords({ fired, afterMs, because }: AlertRecord): string {
  if (fired === null) return because === undefined ? 'not known' : `not known: ${because}`;
  if (!fired) return 'did not fire';
  return afterMs === undefined ? 'fired' : `fired after ${seconds(afterMs)}`;
}

/** `runbook: fired after 12.50 s; control: did not fire`. */
export function alertLine({ byArm }: AlertRow): string {
  return [...byArm].map(([arm, alert]) => `${arm}: ${firedWords(alert)}`).join('; ');
}
