import { abortable, pause } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { stated } from '../model/figures.ts';
import { changesBetween } from '../model/fingerprint-changes.ts';
import { mayStay, mustBeTakenBack } from '../model/lasting-change.ts';
import type { Fingerprint } from '../model/observations.ts';
import { lastingIn } from '../model/scenario.ts';
import { type Arm, patienceMs } from './arm.ts';
import { type HeldFault, revert } from './injection.ts';

const settlingMs = 30_000;
/** By default, a pod that ignores SIGTERM has 30 s to terminate. */
const terminatingMs = 40_000;

interface Ended {
  readonly before: Fingerprint;
  readonly recovered: boolean;
  /** Another arm follows: its steady state will show whether the probes pass again. */
  readonly isFollowed: boolean;
}

/** Reverts, whatever happened, and checks that everything is as it was. */
export async function leaveAsFound(
  arm: Arm,
  fault: HeldFault,
  { before, recovered, isFollowed }: Ended,
): Promise<void> {
  const stage = arm.stage;
  arm.stage = 'revert';
  await revert(arm, fault);
  if (!arm.signal.aborted) {
    const lasts = lastingIn(arm.name, arm.plan).length > 0;
    if (lasts) await takeFingerprint(arm, 'before-reset');
    // A system that the procedure has recovered stays as the procedure left it, but for a lasting change: as
    // far as the system can take it back, the next arm is to begin without it.
    if (!recovered || lasts) await reset(arm);
    await checkAsFound(arm, before, isFollowed);
  }
  // An error that passes through here keeps the stage in which it occurred.
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

/** Records the cluster's fingerprint: by default, the one before anything is changed. */
export async function takeFingerprint(
  arm: Arm,
  when: 'before' | 'before-reset' = 'before',
): Promise<Fingerprint> {
  const objects = await fingerprint(arm);
  arm.recorder.record({ type: 'fingerprint', arm: arm.name, when, objects });
  return objects;
}

/** Where the scenario names nodes, those of machines count too: the reset has to take them back. */
function fingerprint({ tools, plan }: Arm): Promise<Fingerprint> {
  const machines = plan.scenario.lasting.some(({ object }) => mustBeTakenBack(object));
  return tools.cluster.fingerprint(plan.system.namespaces, { machines });
}

/** Records whether the system is healthy and the cluster as it was. */
export async function checkAsFound(
  arm: Arm,
  before: Fingerprint,
  isFollowed = arm.isFollowed,
): Promise<void> {
  const { recorder, name } = arm;
  const trouble =
    (await troubleGettingReady(arm)) ?? (isFollowed ? undefined : await troublePassing(arm));
  if (trouble) recordLeft(arm, trouble);
  const objects = await fingerprintAsBefore(arm, before);
  recorder.record({ type: 'fingerprint', arm: name, when: 'after', objects });
}

/** Records that the next arm found no steady state. */
export function recordUnwell(arm: Arm): void {
  recordLeft(arm, 'a system whose probes did not pass again');
}

/** A runbook can ruin a system for good: that is a fact about the drill, not an error of the harness. */
function recordLeft({ recorder, name }: Arm, what: string): void {
  recorder.record({ type: 'left-behind', what: `${what}, after the ${name} arm` });
}

async function troubleGettingReady({ recorder, watch, tools, plan, signal }: Arm) {
  watch.forgetPasses(recorder.now());
  try {
    await abortable(tools.cluster.waitReady(plan.system.ready, patienceMs(plan)), signal);
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'SYSTEM_NOT_READY') throw error;
    return `a system that is ${error.message}`;
  }
}

async function troublePassing({ watch, plan, signal }: Arm): Promise<string | undefined> {
  const probesMs = patienceMs(plan) + watch.stableAfterMs();
  if (await watch.until(() => watch.isStable(), probesMs, signal)) return undefined;
  return `a system whose probes did not pass again within ${stated(Math.round(probesMs / 1000) * 1000)}`;
}

async function fingerprintAsBefore(arm: Arm, before: Fingerprint): Promise<Fingerprint> {
  const { recorder, tools, signal } = arm;
  const lasting = lastingIn(arm.name, arm.plan);
  const sinceMs = recorder.now();
  // Pods of a restart or of a step may still be terminating: repeat until the cluster is as before.
  for (;;) {
    const ageMs = recorder.now() - sinceMs;
    const over =
      ageMs >= terminatingMs || (ageMs >= settlingMs && !(await podsAreTerminating(arm)));
    const objects = await fingerprint(arm);
    const changes = changesBetween(before, objects);
    if (over || changes.every(({ object }) => mayStay(object, lasting))) return objects;
    await pause(250, tools.clock, signal);
  }
}

async function podsAreTerminating({ tools, plan }: Arm): Promise<boolean> {
  const lists = await Promise.all(
    plan.system.namespaces.map((namespace) => tools.cluster.core.listNamespacedPod({ namespace })),
  );
  return lists.some(({ items }) => items.some(({ metadata }) => metadata?.deletionTimestamp));
}
