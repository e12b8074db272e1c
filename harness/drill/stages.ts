import { armRecords } from '../judge/measure/arm-record.ts';
import { measureArm } from '../judge/measure/measure-arm.ts';
import { type Arm, patienceMs } from './arm.ts';
import type { Injection } from './injection.ts';
import { performSteps } from './perform-steps.ts';
import type { Shell } from './shell.ts';
import { findSymptom } from './symptoms.ts';

const clearlyLonger = 1.25;

/** Waits for the steady state; nothing is injected before it holds. */
export async function awaitSteadyState(arm: Arm): Promise<boolean> {
  const { watch, recorder } = arm;
  arm.stage = 'steady-state';
  // The judge reads each arm's own samples, so passes of the previous arm must not count.
  watch.forgetPasses(recorder.now());
  const timeoutMs = patienceMs(arm.plan) + watch.stableAfterMs();
  const held = await watch.until(() => watch.isStable(), timeoutMs, arm.signal);
  recorder.record({ type: 'steady-state', arm: arm.name, held, passes: watch.passes() });
  return held;
}

/** Prepares every arm while the system is healthy; false if it is not healthy afterwards. */
export async function prepare(arm: Arm, shell: Shell): Promise<boolean> {
  if (!arm.plan.steps.some(({ phase }) => phase === 'prepare')) return true;
  await performSteps(arm, shell, 'prepare');
  return awaitSteadyState(arm);
}

/** Waits until recovery is stable, or until the arm's time is over; true if it recovered. */
export async function awaitRecovery(arm: Arm, fault: Injection): Promise<boolean> {
  const { watch, recorder, plan } = arm;
  arm.stage = 'watch';
  const horizonMs = arm.name === 'control' ? plan.controlMs : plan.deadlineMs;
  const leftMs = fault.startedMs + horizonMs - recorder.now();
  const neededMs = enoughMs(arm);
  const isEnough = () => watch.passes() === 0 && watch.brokenForMs() > neededMs;
  const recovered = await awaitStable(arm, leftMs, isEnough);
  if (recovered) {
    recorder.record({ type: 'seen-stable', arm: arm.name, passes: watch.passes() });
  } else {
    const waitedMs = recorder.now() - fault.startedMs;
    recorder.record({ type: 'gave-up', arm: arm.name, waitedMs });
  }
  return recovered;
}

/**
 * How long a control arm must be broken to show that it takes longer than the runbook arm. If there is
 * an RTO, it is watched until its horizon instead, unless the scenario sets `controlEnds`.
 */
function enoughMs({ name, plan, recorder }: Arm): number {
  const never = Number.POSITIVE_INFINITY;
  if (name !== 'control' || (plan.rto && !plan.scenario.controlEnds)) return never;
  const runbook = armRecords(recorder.events, plan).find((record) => record.name === 'runbook');
  if (!runbook) return never;
  const { outage, censored } = measureArm(runbook, plan);
  return outage && !censored ? clearlyLonger * outage.maxMs : never;
}

/** Follows a recovery that has started when the time is over to its end: a slow probe needs long. */
async function awaitStable(
  { watch, signal }: Arm,
  leftMs: number,
  isEnough: () => boolean,
): Promise<boolean> {
  await watch.until(() => watch.isStable() || isEnough(), leftMs, signal);
  if (watch.isStable()) return true;
  const fails = () => watch.passes() === 0;
  if (!fails()) {
    await watch.until(() => watch.isStable() || fails(), watch.stableAfterMs(), signal);
  }
  return watch.isStable();
}

/** Checks each symptom that the procedure states; a symptom without a check is recorded as unknown. */
export async function lookForSymptoms(arm: Arm, fault: Injection): Promise<void> {
  for (const [index, { text, place }] of arm.plan.procedure.symptoms.entries()) {
    const check = arm.plan.scenario.symptoms.find(({ symptom }) => symptom === index + 1);
    const found = check ? await findSymptom(check, arm, fault.startedMs) : { seen: null };
    arm.recorder.record({ type: 'symptom', arm: arm.name, text, place, ...found });
  }
}
