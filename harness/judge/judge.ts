import { HarnessError } from '../errors.ts';
import type { JournalEvent } from '../journal/events.ts';
import { changesBetween, changeText } from '../model/fingerprint-changes.ts';
import { mayStay } from '../model/lasting-change.ts';
import type { ArmName, Plan } from '../model/scenario.ts';
import type { Judgement, Verdict } from '../model/verdict.ts';
import { judgeAblation } from './judgements/ablation.ts';
import { whyBrokenOff } from './judgements/broke-off.ts';
import { judgeClean } from './judgements/clean.ts';
import { judgeCredit } from './judgements/credit.ts';
import { judgeData } from './judgements/data-safe.ts';
import { judgeFault } from './judgements/fault-proven.ts';
import { invariantsOf, judgeInvariants } from './judgements/invariants.ts';
import { lastingChangesOf } from './judgements/lasting-changes.ts';
import { judgeProcedure } from './judgements/procedure-works.ts';
import { judgePromises, promisesOf } from './judgements/promises-kept.ts';
import { judgeRecovery } from './judgements/recovered-in-time.ts';
import { judgeReordering } from './judgements/reordering.ts';
import { excuseRecovery } from './judgements/undone-work.ts';
import { checksOf, judgeVerification } from './judgements/verification.ts';
import { judgeWithstood } from './judgements/withstood.ts';
import { type ArmRecord, alertsOf, armRecords, first } from './measure/arm-record.ts';
import { countRequests } from './measure/count-requests.ts';
import { measureArm } from './measure/measure-arm.ts';
import { countCoverage } from './measure/measure-steps.ts';
import { decide, type Untested } from './outcome.ts';

/**
 * Judges a journal. The same journal gives the same verdict, with or without a cluster. A journal that
 * breaks off is inconclusive; one without its `drill-started` is BAD_JOURNAL.
 */
export function judge(events: readonly JournalEvent[]): Verdict {
  const started = first(events, 'drill-started');
  if (!started) {
    throw new HarnessError('BAD_JOURNAL', 'The journal has no drill-started event.', {
      next: 'Use the journal as firedrill run wrote it.',
    });
  }
  const { plan } = started;
  const records = armRecords(events, plan);
  const judgeArm = (name: ArmName) => {
    const record = records.find((one) => one.name === name);
    const measured = record && measureArm(record, plan);
    const faultProven =
      noMeaning(record) ?? otherStart(record, records, plan) ?? judgeFault(record, measured, plan);
    const judged = judgeRecovery(measured, plan.rto);
    // Other arms leave the same work undone, so they are compared with the runbook arm without this excuse.
    const inTime = name === 'runbook' ? excuseRecovery(judged, record, measured, plan) : judged;
    return { record, measured, faultProven, inTime, unexcused: judged };
  };
  const arms = new Map(records.map(({ name }) => [name, judgeArm(name)]));
  const runbook = arms.get('runbook') ?? judgeArm('runbook');
  const control = arms.get('control') ?? judgeArm('control');
  const others = [...arms.values()].filter((arm) => arm !== runbook);
  const data = judgeData(runbook, others, plan);
  const withstood = judgeWithstood(records, plan);
  const untested = whyUntested(records, withstood);
  const invariants = records.flatMap((record) => invariantsOf(record, plan));
  const checklist = checksOf(runbook.record, plan);
  const startedAlike = records.filter((record) => !otherStart(record, records, plan));
  const promises = promisesOf(startedAlike, plan);
  const judgements = {
    faultProven: withReasons(runbook.faultProven, withstood),
    procedureWorks: judgeProcedure(runbook.record, plan),
    recoveredInTime: runbook.inTime,
    clean: judgeClean(events, records, plan),
    invariantsHold: judgeInvariants(invariants),
    verificationHolds: judgeVerification(checklist),
    promisesKept: judgePromises(promises),
  };
  return {
    drill: plan.scenario.id,
    title: plan.scenario.title,
    run: started.run,
    startedAt: started.startedAt,
    ...(plan.trial && { trial: plan.trial }),
    system: plan.system.name,
    fault: plan.scenario.fault.kind,
    runbook: { file: plan.runbook.file, sha256: plan.runbook.sha256 },
    procedure: { title: plan.procedure.title, place: plan.procedure.place },
    ...decide(
      data.decides ? { ...judgements, dataSafe: data.judgement } : judgements,
      whyBrokenOff(events),
      untested,
    ),
    ...judgements,
    dataSafe: data.judgement,
    dataDecides: data.decides,
    invariants,
    checklist,
    promises,
    traffic: trafficOf(records, plan),
    ...(untested?.outcome === 'withstood'
      ? ({
          credit: 'unproven',
          creditReason: 'Nothing broke: there is nothing to credit.',
        } as const)
      : judgeCredit(runbook, control, plan.rto)),
    ablations: [...arms.values()]
      .map((arm) => judgeAblation(arm, { ...runbook, inTime: runbook.unexcused }, plan))
      .filter((ablation) => ablation !== null),
    reorderings: [...arms]
      .map(([name, { faultProven, inTime }]) => judgeReordering(name, faultProven, inTime, plan))
      .filter((reordering) => reordering !== null),
    alerts: records.flatMap(alertsOf),
    rto: plan.rto,
    arms: [...arms.values()]
      .map(({ measured }) => measured)
      .filter((measured) => measured !== undefined),
    coverage: countCoverage(runbook.record, plan),
    waysOut: plan.waysOut,
    lastingChanges: records.flatMap((record) => lastingChangesOf(record, plan)),
  };
}

/** How the requests of the probes that do not decide the verdict ended, in each arm with a fault. */
const trafficOf = (records: readonly ArmRecord[], { traffic, scenario }: Plan) =>
  traffic.flatMap((probe) =>
    records
      .map((record) => countRequests(record, probe, scenario.stablePasses))
      .filter((count) => count !== undefined),
  );

/** Why the fault tested nothing in any arm; undefined unless that is proven. */
function whyUntested(
  records: readonly ArmRecord[],
  withstood: Judgement | undefined,
): Untested | undefined {
  const [inapplicable] = records.flatMap((record) => noMeaning(record)?.reasons ?? []);
  if (inapplicable) return { outcome: 'inapplicable', reasons: [inapplicable] };
  return withstood?.holds ? { outcome: 'withstood', reasons: withstood.reasons } : undefined;
}

/** A fault that did not bite and was not withstood either: the reasons of both. */
function withReasons(faultProven: Judgement, withstood: Judgement | undefined): Judgement {
  if (!withstood || withstood.holds || faultProven.holds === true) return faultProven;
  return { ...faultProven, reasons: [...faultProven.reasons, ...withstood.reasons] };
}

/** The injector tried the fault and found that it can do nothing here: nobody's failure, and proof of nothing. */
function noMeaning(record: ArmRecord | undefined): Judgement | undefined {
  if (!record?.inapplicable) return undefined;
  const text = `The fault can do nothing here: ${record.inapplicable.because}`;
  return { holds: null, reasons: [{ text }] };
}

/** Arms are comparable only if they start alike: the runbook may have changed what the control would show. */
function otherStart(
  record: ArmRecord | undefined,
  records: readonly ArmRecord[],
  { scenario }: Plan,
): Judgement | undefined {
  const runbook = records.find(({ name }) => name === 'runbook');
  if (!record?.before || !runbook?.before) return undefined;
  const changes = changesBetween(runbook.before.objects, record.before.objects).filter(
    ({ object }) => !mayStay(object, scenario.lasting),
  );
  if (changes.length === 0) return undefined;
  const found = changes.map(changeText).join(', ');
  const text = `Its cluster was not as the runbook arm found it: ${found}.`;
  return { holds: false, reasons: [{ text }] };
}
