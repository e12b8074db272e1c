import { HarnessError, thrownText } from '../errors.ts';
import type { EventOf, JournalEvent } from '../journal/events.ts';
import type { Coverage, Judgement, Verdict } from '../model/verdict.ts';
import { judge } from './judge.ts';
import { armRecords, first } from './measure/arm-record.ts';
import { measureArm } from './measure/measure-arm.ts';
import { countCoverage } from './measure/measure-steps.ts';

/**
 * Like `judge`. If the judge itself fails, returns an inconclusive verdict with its message, so that one
 * bad journal does not cost the other drills their report. BAD_JOURNAL like `judge`.
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
  const text = `INTERNAL: The judge failed: ${thrownText(error)}. The journal is complete, and \`firedrill judge\` can judge it again. Please report this to Firedrill’s maintainers, with the journal.`;
  const unknown: Judgement = { holds: null, reasons: [{ text: 'The judge failed.' }] };
  // These may fail for the same reason as the judge.
  const records = orElse(() => armRecords(events, plan), []);
  const ran = records.find(({ name }) => name === 'runbook');
  return {
    ...{ drill: scenario.id, title: scenario.title, run, startedAt },
    ...(plan.trial && { trial: plan.trial }),
    ...{ system: system.name, fault: scenario.fault.kind },
    runbook: { file: runbook.file, sha256: runbook.sha256 },
    procedure: { title: procedure.title, place: procedure.place },
    outcome: 'inconclusive',
    reasons: [{ text }],
    ...{ faultProven: unknown, procedureWorks: unknown, recoveredInTime: unknown },
    ...{ clean: unknown, dataSafe: unknown, dataDecides: false, invariantsHold: unknown },
    ...{ verificationHolds: unknown, promisesKept: unknown },
    credit: 'unproven',
    creditReason: 'The judge failed.',
    ...{ invariants: [], checklist: [], promises: [], traffic: [] },
    ...{ ablations: [], reorderings: [], alerts: [] },
    rto,
    waysOut: plan.waysOut,
    lastingChanges: [],
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
