import { HarnessError } from '../errors.ts';
import { redact } from '../judge/redact.ts';
import type { Fingerprint } from '../model/journal.ts';
import { abortable, pause } from './abortable.ts';
import type { Arm } from './arm.ts';
import { type HeldFault, revert } from './injection.ts';

const asBeforeTimeoutMs = 60_000;
const settlingMs = 10_000;
/** A pod that does not hear that it should end is given 30 s by default. */
const leavingMs = 40_000;

/** Reverts, whatever happened, and sees that all is as it was. */
export async function leaveAsFound(
  arm: Arm,
  fault: HeldFault,
  { before, recovered }: { readonly before: Fingerprint; readonly recovered: boolean },
): Promise<void> {
  const stage = arm.stage;
  arm.stage = 'revert';
  await revert(arm, fault);
  if (!arm.signal.aborted) {
    // What a procedure has brought back is left as the procedure leaves it.
    if (!recovered) await reset(arm);
    await seeAsFound(arm, before);
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
    recorder.record({ type: 'left-behind', what: redact(error.message, '') });
  }
}

/** What the cluster looks like before anything is done to it. */
export async function takeFingerprint({ name, recorder, tools, plan }: Arm): Promise<Fingerprint> {
  const objects = await tools.cluster.fingerprint(plan.system.namespaces);
  recorder.record({ type: 'fingerprint', arm: name, when: 'before', objects });
  return objects;
}

/** Records whether the system is well and the cluster as it was. */
export async function seeAsFound(arm: Arm, before: Fingerprint): Promise<void> {
  const { recorder, name } = arm;
  const trouble = await whatIsNotWell(arm);
  if (trouble) {
    // A runbook can ruin a system for good: a fact about the drill, and no error of the harness.
    recorder.record({ type: 'left-behind', what: `${trouble}, after the ${name} arm` });
  }
  const objects = await fingerprintAsBefore(arm, before);
  recorder.record({ type: 'fingerprint', arm: name, when: 'after', objects });
}

/** Waits until the system is ready and its probes pass again; resolves to what is not so. */
async function whatIsNotWell({
  watch,
  recorder,
  tools,
  plan,
  signal,
}: Arm): Promise<string | undefined> {
  const { ready, readyTimeoutMs } = plan.system;
  const timeoutMs = Math.min(asBeforeTimeoutMs, readyTimeoutMs);
  watch.forgetPasses(recorder.now());
  try {
    await abortable(tools.cluster.waitReady(ready, timeoutMs), signal);
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'SYSTEM_NOT_READY') throw error;
    return redact(`a system that is ${error.message}`, '');
  }
  const probesMs = timeoutMs + watch.stableAfterMs();
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
    await pause(250, signal);
  }
}

async function podsAreLeaving({ tools, plan }: Arm): Promise<boolean> {
  const lists = await Promise.all(
    plan.system.namespaces.map((namespace) => tools.cluster.core.listNamespacedPod({ namespace })),
  );
  return lists.some(({ items }) => items.some(({ metadata }) => metadata?.deletionTimestamp));
}
