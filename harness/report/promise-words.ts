import type { Place } from '../model/runbook.ts';
import type { ArmName } from '../model/scenario.ts';
import type { PromiseRecord, Verdict } from '../model/verdict.ts';

/** One promise of the runbook, and its result in each arm. */
export interface PromiseRow {
  readonly says: string;
  readonly place: Place;
  readonly probe: string;
  readonly byArm: ReadonlyMap<ArmName, PromiseRecord>;
}

export function promiseRows({ promises }: Verdict): readonly PromiseRow[] {
  const rows = new Map<string, PromiseRow & { byArm: Map<ArmName, PromiseRecord> }>();
  for (const record of promises) {
    const { says, place, probe, arm } = record;
    const key = `${place.line} ${says} ${probe}`;
    const row = rows.get(key) ?? { says, place, probe, byArm: new Map() };
    rows.set(key, row);
    row.byArm.set(arm, record);
  }
  return [...rows.values()];
}

/** `kept: none of 512 requests of place-order failed`. */
export function promiseWords({ holds, because }: PromiseRecord): string {
  const how = holds === null ? 'not known' : holds ? 'kept' : 'broken';
  return `${how}: ${because}`;
}

/** `runbook: kept: …. control: broken: …`. */
export function promiseLine({ byArm }: PromiseRow): string {
  return [...byArm].map(([arm, record]) => `${arm}: ${promiseWords(record)}`).join('. ');
}
