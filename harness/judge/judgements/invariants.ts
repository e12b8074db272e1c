import type { Plan } from '../../model/scenario.ts';
import type { InvariantRecord, Judgement, Reason } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { countedReadings } from '../measure/counted-readings.ts';
import { type BoundFinding, judgeAtEnd, judgeAtMost, lastOf } from './invariant-bounds.ts';

/** The result of each invariant in one arm; empty if no fault was injected. */
export function invariantsOf(
  record: ArmRecord,
  { invariants }: Pick<Plan, 'invariants'>,
): readonly InvariantRecord[] {
  const { injected } = record;
  if (!injected) return [];
  return invariants.map((invariant) => {
    const { name, says, report: unit, atMost, atEnd } = invariant;
    const counted = countedReadings(invariant, record, injected.startedMs);
    const most = atMost === undefined ? undefined : judgeAtMost(invariant, counted);
    const end = atEnd === undefined ? undefined : judgeAtEnd(invariant, counted);
    const bounds = [most, end].filter((one) => one !== undefined);
    const told = bounds.length > 0 ? bounds : [lastOf(invariant, counted)];
    const holds = holdsOf(bounds);
    const worst = told[0]?.worst;
    return {
      arm: record.name,
      name,
      says,
      ...(holds !== undefined && { holds }),
      text: told.map(({ text }) => text).join('; '),
      ...(worst && { worst }),
      ...(end?.atEnd && { atEnd: end.atEnd }),
      ...(unit !== undefined && { unit }),
    };
  });
}

/** Undefined if there is no bound. */
function holdsOf(bounds: readonly BoundFinding[]): boolean | null | undefined {
  if (bounds.length === 0) return undefined;
  if (bounds.some(({ holds }) => holds === false)) return false;
  return bounds.every(({ holds }) => holds) ? true : null;
}

/**
 * Whether the system's numbers kept their bounds in the runbook arm. Other arms are notes. It decides
 * nothing if no invariant has a bound.
 */
export function judgeInvariants(records: readonly InvariantRecord[]): Judgement {
  const own = records.filter(({ arm, holds }) => arm === 'runbook' && holds !== undefined);
  const notes = records
    .filter(({ arm, holds }) => arm !== 'runbook' && holds === false)
    .map((record) => ({ text: `In the ${record.arm} arm: ${describe(record).text}` }));
  const of = (holds: boolean | null) => own.filter((one) => one.holds === holds).map(describe);
  if (own.length === 0) {
    return { holds: null, decides: false, reasons: [{ text: 'No invariant was judged.' }], notes };
  }
  if (of(false).length > 0)
    return { holds: false, reasons: of(false), notes: [...of(null), ...notes] };
  if (of(null).length > 0) return { holds: null, reasons: of(null), notes };
  return { holds: true, reasons: of(true), notes };
}

function describe({ says, holds, text }: InvariantRecord): Reason {
  if (holds === false) return { text: `Broken: “${says}”: ${text}.` };
  return { text: `${holds === null ? 'Not known: ' : ''}“${says}”: ${text}.` };
}
