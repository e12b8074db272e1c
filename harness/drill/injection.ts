import { abortable } from '../clock.ts';
import type { AimedFault, Held } from '../ports.ts';
import type { Arm } from './arm.ts';

/** A fault that is ready to be injected, and whose undo the lease holds. */
export interface HeldFault {
  readonly aimed: AimedFault;
  /** The lease's hold on the undo. */
  readonly hold: Held;
}

/** An injection that has started. */
export interface Injection {
  /** When it started, on the journal's clock. */
  readonly startedMs: number;
  /** Resolves when all of the fault is in place and nothing can hide it: steps may start. */
  readonly inPlace: Promise<void>;
  /** Resolves when the injector is done; rejects if it failed. Nothing is reverted before that. */
  readonly done: Promise<void>;
}

/** Finds the target, and writes the undo to disk before anything is changed. */
export async function holdUndo(arm: Arm): Promise<HeldFault> {
  const { recorder, tools, plan, signal } = arm;
  arm.stage = 'inject';
  const aiming = tools.aim(plan.scenario.fault, tools.cluster, signal);
  const aimed = await abortable(aiming, signal);
  const hold = await tools.lease.hold(aimed.undo);
  recorder.record({ type: 'undo-written', arm: arm.name, undo: aimed.undo });
  return { aimed, hold };
}

/** Starts the injection, and does not wait for it. */
export function startInjecting(arm: Arm, { aimed }: HeldFault): Injection {
  const { watch, checked, recorder, tools } = arm;
  const startedMs = recorder.now();
  // Earlier passes say nothing about recovery, even those of a probe that the fault does not affect.
  watch.forgetPasses(startedMs);
  checked.forgetPasses(startedMs);
  const { promise: inPlace, resolve, reject } = Promise.withResolvers<void>();
  const injecting = async () => {
    // If something can hide the fault, the fault is in place only once that is gone.
    await aimed.inject(tools.exhaust ? undefined : resolve);
    if (tools.exhaust) {
      await tools.exhaust();
      recorder.record({ type: 'exhausted', arm: arm.name });
    }
    resolve();
    await aimed.bite?.();
    recorder.record({ type: 'fault-injected', arm: arm.name, startedMs, targets: aimed.targets });
  };
  const done = injecting();
  // A failure may come before anyone awaits these promises; it must not be an unhandled rejection.
  done.catch(reject);
  inPlace.catch(() => {});
  return { startedMs, inPlace, done };
}

/** Waits until all of the fault is in place and the probes have seen it; false if they have not. */
export async function awaitBreak(
  arm: Arm,
  { aimed }: HeldFault,
  injection: Injection,
): Promise<boolean> {
  const { recorder, plan, signal } = arm;
  await abortable(injection.inPlace, signal);
  const bit = await isSeenBroken(arm, injection);
  const { biteMs } = plan.scenario;
  if (bit) recorder.record({ type: 'seen-broken', arm: arm.name });
  else {
    const inPlace = aimed.isInPlace ? await aimed.isInPlace() : !(await aimed.isGone());
    recorder.record({ type: 'did-not-bite', arm: arm.name, waitedMs: biteMs, inPlace });
  }
  return bit;
}

async function isSeenBroken(
  { watch, plan, signal }: Arm,
  { startedMs, done }: Injection,
): Promise<boolean> {
  const isBroken = () => watch.hasFailedSince(startedMs);
  const isDone = new AbortController();
  const seen = watch.until(
    isBroken,
    Number.POSITIVE_INFINITY,
    AbortSignal.any([signal, isDone.signal]),
  );
  const bit = await Promise.race([seen, done.then(() => false)]).finally(() => {
    isDone.abort();
    seen.catch(() => {});
  });
  // The time in which the fault must bite starts when the injector is done.
  return bit || watch.until(isBroken, plan.scenario.biteMs, signal);
}

/** Waits for the injector; an error meanwhile belongs to the injection. */
export async function awaitInjector(arm: Arm, { done }: Injection): Promise<void> {
  arm.stage = 'inject';
  await abortable(done, arm.signal);
}

/** Reverts, and records whether the fault is gone from the cluster, even if the undo failed. */
export async function revert(arm: Arm, { aimed, hold }: HeldFault): Promise<void> {
  try {
    await hold.revert();
  } finally {
    arm.recorder.record({ type: 'reverted', arm: arm.name, gone: await aimed.isGone() });
  }
}
