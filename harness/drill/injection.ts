import type { AimedFault, Held } from '../ports.ts';
import type { Arm } from './arm.ts';

/** A fault that is ready to be injected, and held by the lease. */
export interface HeldFault {
  readonly aimed: AimedFault;
  readonly held: Held;
}

export interface InjectedFault extends HeldFault {
  /** When injection began, on the journal's clock. */
  readonly startedMs: number;
  readonly bit: boolean;
}

/** Finds the target, and has the undo on disk before anything is changed. */
export async function holdUndo(arm: Arm): Promise<HeldFault> {
  const { recorder, tools, plan } = arm;
  arm.stage = 'inject';
  const aimed = await tools.aim(plan.scenario.fault, tools.cluster);
  const held = await tools.lease.hold(aimed.undo);
  recorder.record({ type: 'undo-written', arm: arm.name, undo: aimed.undo });
  return { aimed, held };
}

/** Injects, and waits until the probes have seen it, or have not. */
export async function inject(arm: Arm, { aimed, held }: HeldFault): Promise<InjectedFault> {
  const { watch, recorder, tools, plan } = arm;
  const startedMs = recorder.now();
  // Whatever passed before says nothing of recovery, also of a probe that the fault does not touch.
  watch.forgetPasses(startedMs);
  await aimed.inject();
  if (tools.exhaust) {
    await tools.exhaust();
    recorder.record({ type: 'exhausted', arm: arm.name });
  }
  await aimed.bite?.();
  const { targets } = aimed;
  recorder.record({ type: 'fault-injected', arm: arm.name, startedMs, targets });
  const { biteMs } = plan.scenario;
  const bit = await watch.until(() => watch.hasFailedSince(startedMs), biteMs, arm.signal);
  if (bit) recorder.record({ type: 'seen-broken', arm: arm.name });
  else {
    const inPlace = aimed.isInPlace ? await aimed.isInPlace() : !(await aimed.isGone());
    recorder.record({ type: 'did-not-bite', arm: arm.name, waitedMs: biteMs, inPlace });
  }
  return { aimed, held, startedMs, bit };
}

/** Reverts, and records what the cluster says of it, also where the undo says that it failed. */
export async function revert(arm: Arm, { aimed, held }: HeldFault): Promise<void> {
  try {
    await held.revert();
  } finally {
    arm.recorder.record({ type: 'reverted', arm: arm.name, gone: await aimed.isGone() });
  }
}
