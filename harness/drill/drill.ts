import { HarnessError } from '../errors.ts';
import { redact } from '../judge/redact.ts';
import type { Stage } from '../model/journal.ts';
import type { Plan } from '../model/scenario.ts';
import type { Arm } from './arm.ts';
import { leaveAsFound } from './leave-as-found.ts';
import { performSteps } from './perform-steps.ts';
import type { Recorder } from './recorder.ts';
import { inject, lookForSymptoms, seeSteadyState, watchIt } from './stages.ts';
import type { DrillTools } from './tools.ts';
import { Watch } from './watch.ts';

/**
 * One drill: the same fault, once in each arm, in a cluster whose system is ready.
 *
 * Everything that happens goes into the journal; nothing is judged here. An error of the harness is
 * a fact like any other, and ends the drill after the fault has been reverted.
 */
export async function drill(plan: Plan, tools: DrillTools, recorder: Recorder): Promise<void> {
  tools.signal.throwIfAborted();
  const watch = new Watch(plan.probes, plan.scenario.stablePasses);
  let arm: Arm | undefined;
  const prober = await tools.prober.start(
    plan.probes.map(({ name }) => name),
    tools.clock,
    (sample) => {
      const timed = { ...sample, sentMs: recorder.at(sample.sentMs) };
      if (arm) recorder.record({ type: 'probe', arm: arm.name, ...timed });
      watch.see(timed);
    },
  );
  const proberEnded = new AbortController();
  prober.failed.catch((error: unknown) => proberEnded.abort(error));
  const signal = AbortSignal.any([tools.signal, proberEnded.signal]);
  try {
    for (const name of plan.scenario.arms) {
      arm = { name, plan, tools, recorder, watch, signal, stage: 'steady-state' };
      await runArm(arm);
    }
  } catch (error) {
    recorder.record(harnessError(error, arm?.stage ?? 'steady-state', arm?.name));
  } finally {
    await prober.stop();
  }
}

async function runArm(arm: Arm): Promise<void> {
  arm.recorder.record({ type: 'arm-started', arm: arm.name });
  const before = await seeSteadyState(arm);
  if (!before) return;
  const fault = await inject(arm);
  try {
    if (fault.bit) {
      if (arm.name !== 'control') await performSteps(arm);
      await watchIt(arm, fault);
      await lookForSymptoms(arm, fault);
    }
  } finally {
    await leaveAsFound(arm, fault, before);
  }
  arm.recorder.record({ type: 'arm-finished', arm: arm.name });
}

/** The journal's form of an error; anything not coded is the harness's own fault. */
export function harnessError(error: unknown, stage: Stage, arm?: Arm['name']) {
  const coded =
    error instanceof HarnessError
      ? error
      : new HarnessError('INTERNAL', String(error), { cause: error });
  return {
    type: 'harness-error',
    ...(arm && { arm }),
    stage,
    code: coded.code,
    // Ends of logs and events may be part of it.
    message: redact(coded.next ? `${coded.message} ${coded.next}` : coded.message, ''),
  } as const;
}
