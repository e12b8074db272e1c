import type { PromiseRecord, Verdict } from '../model/verdict.ts';
import { lineByArm, type RowByArm, rowsByArm } from './rows-by-arm.ts';

/** One promise of the runbook, and its result in each arm. */
export type PromiseRow = RowByArm<PromiseRecord, 'says' | 'place' | 'probe'>;

export const promiseRows = ({ promises }: Verdict): readonly PromiseRow[] =>
  rowsByArm(
    promises,
    ({ place, says, probe }) => `${place.line} ${says} ${probe}`,
    ({ says, place, probe }) => ({ says, place, probe }),
  );

/** `kept: none of 512 requests of place-order failed`. */
export function promiseWords({ holds, because }: PromiseRecord): string {
  const how = holds === null ? 'not known' : holds ? 'kept' : 'broken';
  return `${how}: ${because}`;
}

/** `runbook: kept: …. control: broken: …`. */
export const promiseLine = ({ byArm }: PromiseRow): string => lineByArm(byArm, promiseWords, '. ');
