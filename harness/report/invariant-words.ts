import type { ArmName } from '../model/scenario.ts';
import type { InvariantRecord, Verdict } from '../model/verdict.ts';

/** One invariant, and its result in each arm. */
export interface InvariantRow {
  readonly name: string;
  readonly says: string;
  readonly byArm: ReadonlyMap<ArmName, InvariantRecord>;
}

export function invariantRows({ invariants }: Verdict): readonly InvariantRow[] {
  const rows = new Map<string, InvariantRow & { byArm: Map<ArmName, InvariantRecord> }>();
  for (const record of invariants) {
    const { name, says, arm } = record;
    const row = rows.get(name) ?? { name, says, byArm: new Map() };
    rows.set(name, row);
    row.byArm.set(arm, record);
  }
  return [...rows.values()];
}

/** `holds: peak 3, at most 3 allowed, 12.50 s after the fault`; only the figure if there is no bound. */
export function invariantWords({ holds, text }: InvariantRecord): string {
  if (holds === undefined) return text;
  if (holds === null) return `not known: ${text}`;
  return `${holds ? 'holds' : 'broken'}: ${text}`;
}

/** `runbook: holds: …; control: broken: …`. */
export function invariantLine({ byArm }: InvariantRow): string {
  return [...byArm].map(([arm, record]) => `${arm}: ${invariantWords(record)}`).join('. ');
}
