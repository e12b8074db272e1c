import { abortable, pause } from '../clock.ts';
import type { InvariantMoment } from '../journal/events.ts';
import type { Invariant, InvariantReading } from '../model/system.ts';
import type { Arm } from './arm.ts';

const everyMs = 2_000;
const settlePauseMs = 500;

/** Reads every invariant now, and then repeatedly until it is stopped. */
export async function watchInvariants(arm: Arm): Promise<{ stop(): Promise<void> }> {
  const { invariants } = arm.plan;
  if (invariants.length === 0) return { stop: async () => {} };
  await Promise.all(invariants.map((one) => take(arm, one, 'start')));
  const over = new AbortController();
  const signal = AbortSignal.any([arm.signal, over.signal]);
  // A reading that is under way when it is stopped is dropped.
  const following = follow(arm, signal).catch((error: unknown) => {
    if (!signal.aborted) return error;
  });
  return {
    stop: async () => {
      over.abort();
      const failure = await following;
      if (failure !== undefined) throw failure;
    },
  };
}

async function follow(arm: Arm, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await Promise.all(arm.plan.invariants.map((one) => take({ ...arm, signal }, one, 'during')));
    await pause(everyMs, arm.tools.clock, signal);
  }
}

/** Reads them when the system is healthy again, each until it has its required value or its time is over. */
export async function readInvariantsAtEnd(arm: Arm): Promise<void> {
  const untilMs = (invariant: Invariant) => arm.recorder.now() + invariant.settleMs;
  await Promise.all(
    arm.plan.invariants.map((invariant) => settle(arm, invariant, untilMs(invariant))),
  );
}

async function settle(arm: Arm, invariant: Invariant, untilMs: number): Promise<void> {
  for (;;) {
    const found = await read(arm, invariant, true);
    const over = arm.recorder.now() >= untilMs;
    if (over || isSettled(found, invariant)) return record(arm, invariant, 'end', found);
    await pause(settlePauseMs, arm.tools.clock, arm.signal);
  }
}

/** A number that only grows, or that has no required value at the end, needs no waiting. */
function isSettled(found: Found, { atEnd, counts }: Invariant): boolean {
  if ('because' in found) return false;
  if (atEnd === undefined || counts !== 'value') return true;
  return found.value === (typeof atEnd === 'number' ? atEnd : found.atEnd);
}

type Found = InvariantReading | { readonly because: string };

async function take(arm: Arm, invariant: Invariant, when: InvariantMoment): Promise<void> {
  record(arm, invariant, when, await read(arm, invariant, false));
}

async function read({ tools, signal }: Arm, invariant: Invariant, atEnd: boolean): Promise<Found> {
  if (!tools.readInvariant) return { because: 'nothing here reads it' };
  return abortable(tools.readInvariant(invariant, { atEnd }), signal);
}

function record(
  { name: arm, recorder }: Arm,
  { name }: Invariant,
  when: InvariantMoment,
  found: Found,
): void {
  if ('because' in found) {
    recorder.record({ type: 'invariant-unread', arm, name, when, because: found.because });
  } else recorder.record({ type: 'invariant', arm, name, when, ...found });
}
