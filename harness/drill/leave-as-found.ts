import { HarnessError } from '../errors.ts';
import type { Fingerprint } from '../model/observations.ts';
import { abortable, pause } from './abortable.ts';
import { type Arm, patienceMs } from './arm.ts';
import { type HeldFault, revert } from './injection.ts';

const settlingMs = 30_000;
/** A pod that does not hear that it should end is given 30 s by default. */
const leavingMs = 40_000;

interface Ended {
  readonly before: Fingerprint;
  readonly recovered: boolean;
  /** Another arm comes now: its steady state will show that the probes pass again. */
  readonly isFollowed: boolean;
}

/** Reverts, whatever happened, and sees that all is as it was. */
export async function leaveAsFound(
  arm: Arm,
  fault: HeldFault,
  { before, recovered, isFollowed }: Ended,
): Promise<void> {
  const stage = arm.stage;
  arm.stage = 'revert';
  await revert(arm, fault);
  if (!arm.signal.aborted) {
    // What a procedure has brought back is left as the procedure leaves it.
    if (!recovered) await reset(arm);
    await checkAsFound(arm, before, isFollowed);
  }
  // An error on its way through here keeps the stage that it came from.
  arm.stage = stage;
}

async function reset({ name, recorder, tools }: Arm): Promise<void> {
  if (!tools.reset) return;
  try {
    await tools.reset();
    recorder.record({ type: 'reset', arm: name });
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    recorder.record({ type: 'left-behind', what: error.message });
  }
}

/** What the cluster looks like before anything is done to it. */
export async function takeFingerprint({ name, recorder, tools, plan }: Arm): Promise<Fingerprint> {
  const objects = await tools.cluster.fingerprint(plan.system.namespaces);
  recorder.record({ type: 'fingerprint', arm: name, when: 'before', objects });
  return objects;
}

/** Records whether the system is well and the cluster as it was. */
export async function checkAsFound(
  arm: Arm,
  before: Fingerprint,
  isFollowed = arm.isFollowed,
): Promise<void> {
  const { recorder, name } = arm;
  const trouble =
    (await whatIsNotReady(arm)) ?? (isFollowed ? undefined : await whatDoesNotPass(arm));
  if (trouble) recordLeft(arm, trouble);
  const objects = await fingerprintAsBefore(arm, before);
  recorder.record({ type: 'fingerprint', arm: name, when: 'after', objects });
}

/** Records that the arm after it found no steady state. */
export function leftUnwell(arm: Arm): void {
  recordLeft(arm, 'a system whose probes did not pass again');
}

/** A runbook can ruin a system for good: a fact about the drill, and no error of the harness. */
function recordLeft({ recorder, name }: Arm, what: string): void {
  recorder.record({ type: 'left-behind', what: `${what}, after the ${name} arm` });
}

async function whatIsNotReady({ recorder, watch, tools, plan, signal }: Arm) {
  watch.forgetPasses(recorder.now());
  try {
    await abortable(tools.cluster.waitReady(plan.system.ready, patienceMs(plan)), signal);
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'SYSTEM_NOT_READY') throw error;
    return `a system that is ${error.message}`;
  }
}

async function whatDoesNotPass({ watch, plan, signal }: Arm): Promise<string | undefined> {
  const probesMs = patienceMs(plan) + watch.stableAfterMs();
  if (await watch.until(() => watch.isStable(), probesMs, signal)) return undefined;
  return `a system whose probes did not pass again within ${Math.round(probesMs / 1000)} s`;
}

async function fingerprintAsBefore(arm: Arm, before: Fingerprint): Promise<Fingerprint> {
  const { recorder, tools, plan, signal } = arm;
  const sinceMs = recorder.now();
  // Pods of a restart, or of a step, may still be leaving: look again until it is as before.
  for (;;) {
    const ageMs = recorder.now() - sinceMs;
    const over = ageMs >= leavingMs || (ageMs >= settlingMs && !(await podsAreLeaving(arm)));
    const objects = await tools.cluster.fingerprint(plan.system.namespaces);
    const same = JSON.stringify(objects) === JSON.stringify(before);
    if (same || over) return objects;
    await pause(250, tools.clock, signal);
  }
}

async function podsAreLeaving({ tools, plan }: Arm): Promise<boolean> {
  const lists = await Promise.all(
    plan.system.namespaces.map((namespace) => tools.cluster.core.listNamespacedPod({ namespace })),
  );
  return lists.some(({ items }) => items.some(({ metadata }) => metadata?.deletionTimestamp));
}
