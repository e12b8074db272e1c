import type { Fingerprint } from '../model/journal.ts';
import type { AimedFault, Held } from '../ports.ts';
import type { Arm } from './arm.ts';
import { findSymptom } from './symptoms.ts';

export interface InjectedFault {
  readonly aimed: AimedFault;
  readonly held: Held;
  readonly startedMs: number;
  readonly bit: boolean;
}

const steadyTimeoutMs = 30_000;

/** Nothing is injected before this holds; resolves to the cluster's fingerprint, or null. */
export async function seeSteadyState(arm: Arm): Promise<Fingerprint | null> {
  const { watch, recorder, tools, plan } = arm;
  arm.stage = 'steady-state';
  // The judge asks each arm for its own samples: passes of the arm before would not be seen there.
  watch.forgetPasses(recorder.now());
  const timeoutMs = steadyTimeoutMs + watch.stableAfterMs();
  const held = await watch.until(() => watch.isStable(), timeoutMs, arm.signal);
  const objects = await tools.cluster.fingerprint(plan.system.namespaces);
  recorder.record({ type: 'fingerprint', arm: arm.name, when: 'before', objects });
  recorder.record({ type: 'steady-state', arm: arm.name, held, passes: watch.passes() });
  return held ? objects : null;
}

/** Holds the undo, injects, and waits until the probes have seen it, or have not. */
export async function inject(arm: Arm): Promise<InjectedFault> {
  const { watch, recorder, tools, plan } = arm;
  arm.stage = 'inject';
  const aimed = await tools.aim(plan.scenario.fault, tools.cluster);
  const held = await tools.lease.hold(aimed.undo);
  recorder.record({ type: 'undo-written', arm: arm.name, undo: aimed.undo });
  const startedMs = recorder.now();
  try {
    await aimed.inject();
    const { targets } = aimed;
    recorder.record({ type: 'fault-injected', arm: arm.name, startedMs, targets });
    const { biteMs } = plan.scenario;
    const bit = await watch.until(() => watch.hasFailedSince(startedMs), biteMs, arm.signal);
    if (bit) recorder.record({ type: 'seen-broken', arm: arm.name });
    else recorder.record({ type: 'did-not-bite', arm: arm.name, waitedMs: biteMs });
    return { aimed, held, startedMs, bit };
  } catch (error) {
    await revert(arm, { aimed, held });
    throw error;
  }
}

/** Reverts, and records what the cluster says of it, also where the undo says that it failed. */
export async function revert(
  arm: Arm,
  { aimed, held }: Pick<InjectedFault, 'aimed' | 'held'>,
): Promise<void> {
  try {
    await held.revert();
  } finally {
    arm.recorder.record({ type: 'reverted', arm: arm.name, gone: await aimed.isGone() });
  }
}

/** Watches until recovery is stable, or until the arm's time is over. */
export async function watchIt(arm: Arm, fault: InjectedFault): Promise<void> {
  const { watch, recorder, plan } = arm;
  arm.stage = 'watch';
  const horizonMs = arm.name === 'control' ? plan.controlMs : plan.deadlineMs;
  const leftMs = fault.startedMs + horizonMs - recorder.now();
  if (await watch.until(() => watch.isStable(), leftMs, arm.signal)) {
    recorder.record({ type: 'seen-stable', arm: arm.name, passes: watch.passes() });
  } else {
    const waitedMs = recorder.now() - fault.startedMs;
    recorder.record({ type: 'gave-up', arm: arm.name, waitedMs });
  }
}

/** Looks for each symptom that the procedure states; one that nothing looks for is recorded so. */
export async function lookForSymptoms(arm: Arm, fault: InjectedFault): Promise<void> {
  for (const [index, { text, place }] of arm.plan.procedure.symptoms.entries()) {
    const check = arm.plan.scenario.symptoms.find(({ symptom }) => symptom === index + 1);
    const found = check ? await findSymptom(check, arm, fault.startedMs) : { seen: null };
    arm.recorder.record({ type: 'symptom', arm: arm.name, text, place, ...found });
  }
}
