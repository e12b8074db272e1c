import { HarnessError, thrownText } from '../errors.ts';
import type { EventOf, JournalEvent } from '../journal/events.ts';
import type { Coverage, Judgement, Verdict } from '../model/verdict.ts';
import { judge } from './judge.ts';
import { countCoverage } from './judgements/coverage.ts';
import { armRecords, first } from './measure/arm-record.ts';
import { measureArm } from './measure/measure-arm.ts';

/**
 * As `judge`; where the judge itself fails, its message as an inconclusive verdict, so that one journal
 * that it cannot judge costs no other drill its report. BAD_JOURNAL as `judge`.
 */
export function judgeOrSayWhy(
  events: readonly JournalEvent[],
  judging: typeof judge = judge,
): Verdict {
  try {
    return judging(events);
  } catch (error) {
    const started = first(events, 'drill-started');
    if (!started || error instanceof HarnessError) throw error;
    return unjudged(started, events, error);
  }
}

function unjudged(
  { plan, run, startedAt }: EventOf<'drill-started'>,
  events: readonly JournalEvent[],
  error: unknown,
): Verdict {
  const { scenario, system, runbook, procedure, rto } = plan;
  const text = `INTERNAL: The judge failed: ${thrownText(error)}. The journal holds all that happened, and \`firedrill judge\` judges it again; please report this to Firedrill’s maintainers, with the journal.`;
  const unknown: Judgement = { holds: null, reasons: [{ text: 'The judge failed.' }] };
  // Whatever the judge failed at may be what these need as well.
  const records = orElse(() => armRecords(events, plan), []);
  const ran = records.find(({ name }) => name === 'runbook');
  return {
    ...{ drill: scenario.id, title: scenario.title, run, startedAt },
    ...{ system: system.name, fault: scenario.fault.kind },
    runbook: { file: runbook.file, sha256: runbook.sha256 },
    procedure: { title: procedure.title, place: procedure.place },
    outcome: 'inconclusive',
    reasons: [{ text }],
    ...{ faultProven: unknown, procedureWorks: unknown, recoveredInTime: unknown },
    ...{ clean: unknown, dataSafe: unknown, dataDecides: false, invariantsHold: unknown },
    credit: 'unproven',
    creditReason: 'The judge failed.',
    ...{ invariants: [], ablations: [], reorderings: [], alerts: [] },
    rto,
    arms: orElse(() => records.map((record) => measureArm(record, plan)), []),
    coverage: orElse(() => countCoverage(ran, plan), nothingCounted(plan.steps.length)),
  };
}

const nothingCounted = (total: number): Coverage => ({
  ...{ total, executed: 0, automated: 0, bound: 0, unreached: 0, byResult: {} },
});

function orElse<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
