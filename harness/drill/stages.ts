import { armRecords } from '../judge/measure/arm-record.ts';
import { measureArm } from '../judge/measure/measure-arm.ts';
import { type Arm, patienceMs } from './arm.ts';
import type { Injection } from './injection.ts';
import { performSteps } from './perform-steps.ts';
import type { Shell } from './shell.ts';
import { findSymptom } from './symptoms.ts';

const longer = 1.25;

/** Nothing is injected before this holds. */
export async function awaitSteadyState(arm: Arm): Promise<boolean> {
  const { watch, recorder } = arm;
  arm.stage = 'steady-state';
  // The judge asks each arm for its own samples: passes of the arm before would not be seen there.
  watch.forgetPasses(recorder.now());
  const timeoutMs = patienceMs(arm.plan) + watch.stableAfterMs();
  const held = await watch.until(() => watch.isStable(), timeoutMs, arm.signal);
  recorder.record({ type: 'steady-state', arm: arm.name, held, passes: watch.passes() });
  return held;
}

/** Done in every arm while all is well; false where all is not well after it. */
export async function prepare(arm: Arm, shell: Shell): Promise<boolean> {
  if (!arm.plan.steps.some(({ phase }) => phase === 'prepare')) return true;
  await performSteps(arm, shell, 'prepare');
  return awaitSteadyState(arm);
}

/** Watches until recovery is stable, or until the arm's time is over; true where it was seen. */
export async function watchIt(arm: Arm, fault: Injection): Promise<boolean> {
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
 * How long a control arm must have been broken to show that it takes longer than with the runbook.
 * Where a time is stated, it is watched for all of that, unless the scenario wants no more than this.
 */
function enoughMs({ name, plan, recorder }: Arm): number {
  const never = Number.POSITIVE_INFINITY;
  if (name !== 'control' || (plan.rto && !plan.scenario.controlEnds)) return never;
  const runbook = armRecords(recorder.events, plan).find((record) => record.name === 'runbook');
  if (!runbook) return never;
  const { outage, censored } = measureArm(runbook, plan);
  return outage && !censored ? longer * outage.maxMs : never;
}

/** What has begun to recover when the time is over is seen to its end: a slow probe takes long to tell. */
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

/** Looks for each symptom that the procedure states; one that nothing looks for is recorded so. */
export async function lookForSymptoms(arm: Arm, fault: Injection): Promise<void> {
  for (const [index, { text, place }] of arm.plan.procedure.symptoms.entries()) {
    const check = arm.plan.scenario.symptoms.find(({ symptom }) => symptom === index + 1);
    const found = check ? await findSymptom(check, arm, fault.startedMs) : { seen: null };
    arm.recorder.record({ type: 'symptom', arm: arm.name, text, place, ...found });
  }
}
