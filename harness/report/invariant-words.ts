import type { InvariantRecord, Verdict } from '../model/verdict.ts';
import { lineByArm, type RowByArm, rowsByArm } from './rows-by-arm.ts';

/** One invariant, and its result in each arm. */
export type InvariantRow = RowByArm<InvariantRecord, 'name' | 'says'>;

export const invariantRows = ({ invariants }: Verdict): readonly InvariantRow[] =>
  rowsByArm(
    invariants,
    ({ name }) => name,
    ({ name, says }) => ({ name, says }),
  );

/** `holds: peak 3, at most 3 allowed, 12.50 s after the fault`; only the figure if there is no bound. */
export function invariantWords({ holds, text }: InvariantRecord): string {
  if (holds === undefined) return text;
  if (holds === null) return `not known: ${text}`;
  return `${holds ? 'holds' : 'broken'}: ${text}`;
}

/** `runbook: holds: …. control: broken: …`. */
export const invariantLine = ({ byArm }: InvariantRow): string =>
  lineByArm(byArm, invariantWords, '. ');
