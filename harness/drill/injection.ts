import type { AimedFault, Held } from '../ports.ts';
import { abortable } from './abortable.ts';
import type { Arm } from './arm.ts';

/** A fault that is ready to be injected, and held by the lease. */
export interface HeldFault {
  readonly aimed: AimedFault;
  readonly held: Held;
}

/** An injection that has begun. */
export interface Injection {
  /** When it began, on the journal's clock. */
  readonly startedMs: number;
  /** Resolves when all of the fault is there, and nothing that would hide it: steps may start. */
  readonly inPlace: Promise<void>;
  /** Resolves when the injector is done; rejects where it failed. Nothing is reverted before. */
  readonly settled: Promise<void>;
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

/** Begins to inject. */
export function startInjecting(arm: Arm, { aimed }: HeldFault): Injection {
  const { watch, recorder, tools } = arm;
  const startedMs = recorder.now();
  // Whatever passed before says nothing of recovery, also of a probe that the fault does not touch.
  watch.forgetPasses(startedMs);
  const { promise: inPlace, resolve, reject } = Promise.withResolvers<void>();
  const injecting = async () => {
    // Where something would hide the fault, it is not in place before that is gone.
    await aimed.inject(tools.exhaust ? undefined : resolve);
    if (tools.exhaust) {
      await tools.exhaust();
      recorder.record({ type: 'exhausted', arm: arm.name });
    }
    resolve();
    await aimed.bite?.();
    recorder.record({ type: 'fault-injected', arm: arm.name, startedMs, targets: aimed.targets });
  };
  const settled = injecting();
  // Whoever awaits them hears of the failure; it may come before anybody does.
  settled.catch(reject);
  inPlace.catch(() => {});
  return { startedMs, inPlace, settled };
}

/** Waits until the probes have seen the fault, all of it in place; false where they have not. */
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
  { startedMs, settled }: Injection,
): Promise<boolean> {
  const isBroken = () => watch.hasFailedSince(startedMs);
  const isSettled = new AbortController();
  const seen = watch.until(
    isBroken,
    Number.POSITIVE_INFINITY,
    AbortSignal.any([signal, isSettled.signal]),
  );
  const bit = await Promise.race([seen, settled.then(() => false)]).finally(() => {
    isSettled.abort();
    seen.catch(() => {});
  });
  // The time that it has to bite begins when the injector is done.
  return bit || watch.until(isBroken, plan.scenario.biteMs, signal);
}

/** Waits for the injector; what goes wrong meanwhile went wrong in the injection. */
export async function awaitSettled(arm: Arm, { settled }: Injection): Promise<void> {
  arm.stage = 'inject';
  await abortable(settled, arm.signal);
}

/** Reverts, and records what the cluster says of it, also where the undo says that it failed. */
export async function revert(arm: Arm, { aimed, held }: HeldFault): Promise<void> {
  try {
    await held.revert();
  } finally {
    arm.recorder.record({ type: 'reverted', arm: arm.name, gone: await aimed.isGone() });
  }
}
