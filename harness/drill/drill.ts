import { HarnessError } from '../errors.ts';
import type { Stage } from '../journal/events.ts';
import type { Recorder } from '../journal/recorder.ts';
import type { Fingerprint, ProbeSample } from '../model/observations.ts';
import type { Plan } from '../model/scenario.ts';
import type { Arm } from './arm.ts';
import { auditReceipts } from './audit-receipts.ts';
import { awaitBreak, awaitSettled, holdUndo, type Injection, startInjecting } from './injection.ts';
import { checkAsFound, leaveAsFound, leftUnwell, takeFingerprint } from './leave-as-found.ts';
import { lookForAlerts } from './look-for-alerts.ts';
import { performSteps } from './perform-steps.ts';
import { Shell } from './shell.ts';
import { awaitSteadyState, lookForSymptoms, prepare, watchIt } from './stages.ts';
import { takeInventories } from './take-inventories.ts';
import type { DrillTools } from './tools.ts';
import { Watch } from './watch.ts';
import { readInvariantsAtEnd, watchInvariants } from './watch-invariants.ts';

/**
 * One drill: the same fault, once in each arm, in a cluster whose system is ready.
 *
 * Everything that happens goes into the journal; nothing is judged here. An error of the harness is
 * a fact like any other, and ends the drill after the fault has been reverted.
 */
export async function drill(plan: Plan, tools: DrillTools, recorder: Recorder): Promise<void> {
  tools.signal.throwIfAborted();
  const watch = new Watch(plan.probes, plan.scenario.stablePasses, tools.clock);
  const counts = new Set(plan.probes.map(({ name }) => name));
  let arm: Arm | undefined;
  const see = (sample: ProbeSample) => {
    const timed = { ...sample, sentMs: recorder.at(sample.sentMs) };
    const type = counts.has(sample.probe) ? 'probe' : 'traffic';
    if (arm) recorder.record({ type, arm: arm.name, ...timed });
    if (type === 'probe') watch.see(timed);
  };
  // Aborted where the samples of the probes come to nothing: then nothing is measured any more.
  const blind = new AbortController();
  const prober = await tools.prober.start(
    [...plan.probes, ...plan.traffic].map(({ name }) => name),
    tools.clock,
    (sample) => {
      try {
        see(sample);
      } catch (error) {
        blind.abort(error);
      }
    },
  );
  prober.failed.catch((error: unknown) => blind.abort(error));
  const signal = AbortSignal.any([tools.signal, blind.signal]);
  try {
    for (const [index, name] of plan.scenario.arms.entries()) {
      const previous = arm;
      const isFollowed = index + 1 < plan.scenario.arms.length;
      arm = { name, plan, tools, recorder, watch, signal, isFollowed, stage: 'steady-state' };
      if ((await runArm(arm, previous)) === 'inapplicable') break;
    }
  } catch (error) {
    recorder.record(harnessError(error, arm?.stage ?? 'steady-state', arm?.name));
  } finally {
    await prober.stop();
  }
}

/** One arm, in its order; `inapplicable` where the fault, once tried, means nothing in this cluster. */
async function runArm(arm: Arm, previous?: Arm): Promise<'done' | 'inapplicable'> {
  const { name, recorder } = arm;
  recorder.record({ type: 'arm-started', arm: name });
  const shell = new Shell(arm);
  try {
    if (!(await awaitSteadyState(arm))) {
      if (previous) leftUnwell(previous);
      return 'done';
    }
    // What a preparation leaves behind is left behind as well.
    const before = await takeFingerprint(arm);
    if (await prepare(arm, shell)) {
      const invariants = await watchInvariants(arm);
      try {
        await breakAndMend(arm, shell, before);
      } finally {
        await invariants.stop();
      }
      await readInvariantsAtEnd(arm);
      recorder.record({ type: 'arm-finished', arm: name });
    } else await checkAsFound(arm, before);
    return 'done';
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'INAPPLICABLE') throw error;
    recorder.record({ type: 'inapplicable', arm: name, because: error.message });
    return 'inapplicable';
  } finally {
    await shell.close();
  }
}

/** The fault, what is done about it, and what came of it; whatever happens, all is left as found. */
async function breakAndMend(arm: Arm, shell: Shell, before: Fingerprint): Promise<void> {
  await takeInventories(arm, 'before');
  const held = await holdUndo(arm);
  const injection = startInjecting(arm, held);
  let bit = false;
  let recovered = false;
  let isFollowed = false;
  try {
    bit = await awaitBreak(arm, held, injection);
    if (bit) {
      if (arm.name !== 'control') await recover(arm, shell, injection);
      // What an injector still waits for, a pod that ends, may pass until then.
      await awaitSettled(arm, injection);
      recovered = await watchIt(arm, injection);
      // Before the revert, which may put back what the runbook did not.
      await takeInventories(arm, 'after', recovered);
      if (recovered) await auditReceipts(arm);
      await lookForSymptoms(arm, injection);
    }
    // After an error nothing follows.
    isFollowed = arm.isFollowed;
  } finally {
    // A revert beside the injector might come first.
    await Promise.allSettled([injection.settled]);
    await leaveAsFound(arm, held, { before, recovered, isFollowed });
  }
  if (!bit) return;
  // Where nothing answers, nothing can be said to be lost: asked as soon as it does.
  if (!recovered) await auditReceipts(arm);
  await lookForAlerts(arm, injection.startedMs);
}

/** Does the steps beside an injector that may still wait; where it fails, they end. */
async function recover(arm: Arm, shell: Shell, { settled }: Injection): Promise<void> {
  const failed = new AbortController();
  settled.catch((error: unknown) => failed.abort(error));
  const beside = { ...arm, signal: AbortSignal.any([arm.signal, failed.signal]) };
  try {
    await performSteps(beside, shell, 'recover');
  } finally {
    arm.stage = failed.signal.aborted ? 'inject' : beside.stage;
    // What a step has not ended by now must not go on beside the revert.
    await shell.close();
  }
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
    message: coded.next ? `${coded.message} ${coded.next}` : coded.message,
  } as const;
}
