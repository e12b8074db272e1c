import type { Plan } from '../../model/scenario.ts';
import type { ArmMeasurement, Edge, OutageMeasurement } from '../../model/verdict.ts';
import type { ArmRecord } from './arm-record.ts';
import { stepRecord } from './measure-steps.ts';
import { measureOutage, span } from './outage.ts';
import { inWholeMs } from './whole-ms.ts';

const unmeasured: OutageMeasurement = {
  broken: null,
  recovered: null,
  outage: null,
  censored: false,
  failedProbes: 0,
  passedProbes: 0,
  longestGapMs: 0,
};

/** Measures one arm's samples and steps; judges nothing. */
export function measureArm(record: ArmRecord, plan: Plan): ArmMeasurement {
  const { injected, watchEnd, firstStepMs } = record;
  const measured = injected ? measure(record, injected.startedMs, plan) : unmeasured;
  const { broken, recovered } = measured;
  return inWholeMs({
    arm: record.name,
    ...measured,
    injectedMs: injected?.startedMs ?? null,
    watchedUntilMs: watchEnd?.atMs ?? null,
    horizonMs: record.name === 'control' ? plan.controlMs : plan.deadlineMs,
    detect: injected && broken ? span(moment(injected.startedMs), broken) : null,
    procedure:
      recovered && firstStepMs !== undefined && recovered.byMs > firstStepMs
        ? span(moment(firstStepMs), recovered)
        : null,
    steps: record.steps.map((step) => stepRecord(step, plan)),
  });
}

/** How long an arm was watched, from the injection; at most its horizon. */
export function watchedMs({ injectedMs, watchedUntilMs, horizonMs }: ArmMeasurement): number {
  if (injectedMs === null || watchedUntilMs === null) return horizonMs;
  return Math.min(watchedUntilMs - injectedMs, horizonMs);
}

function measure(record: ArmRecord, fromMs: number, plan: Plan): OutageMeasurement {
  const { watchEnd, samples, keptLate } = record;
  const untilMs = watchEndMs(record);
  const { stablePasses } = plan.scenario;
  const { probes } = plan;
  const measured = measureOutage(samples, { probes, stablePasses, keptLate, fromMs, untilMs });
  // If watching broke off, the passes after the error may be due to the revert.
  if (watchEnd || !measured.recovered || !measured.broken) return measured;
  return { ...measured, recovered: null, censored: true, outage: leastOutage(measured) };
}

/** When watching ended, or broke off: what follows may be due to the revert. */
export const watchEndMs = ({ watchEnd, didNotBite, reverted, lastMs }: ArmRecord): number =>
  watchEnd?.atMs ?? didNotBite?.atMs ?? reverted?.atMs ?? lastMs;

function leastOutage({ outage }: OutageMeasurement) {
  const leastMs = outage?.minMs ?? 0;
  return { ms: leastMs, minMs: leastMs, maxMs: leastMs };
}

const moment = (ms: number): Edge => ({ afterMs: ms, byMs: ms, atMs: ms });
