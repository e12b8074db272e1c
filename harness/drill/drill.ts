import { HarnessError } from '../errors.ts';
import type { Stage } from '../journal/events.ts';
import type { Recorder } from '../journal/recorder.ts';
import type { Fingerprint, ProbeSample } from '../model/observations.ts';
import type { Plan } from '../model/scenario.ts';
import type { Arm } from './arm.ts';
import { auditReceipts } from './audit-receipts.ts';
import { checkedProbes, goThroughChecklist } from './go-through-checklist.ts';
import {
  awaitBreak,
  awaitInjector,
  holdUndo,
  type Injection,
  startInjecting,
} from './injection.ts';
import { checkAsFound, leaveAsFound, recordUnwell, takeFingerprint } from './leave-as-found.ts';
import { lookForAlerts } from './look-for-alerts.ts';
import { performSteps } from './perform-steps.ts';
import { SecretReader } from './secret-reader.ts';
import { Shell } from './shell.ts';
import { awaitRecovery, awaitSteadyState, lookForSymptoms, prepare } from './stages.ts';
import { takeInventories } from './take-inventories.ts';
import type { DrillTools } from './tools.ts';
import { Watch } from './watch.ts';
import { readInvariantsAtEnd, watchInvariants } from './watch-invariants.ts';
import { withRunbookRules } from './with-runbook-rules.ts';

/**
 * One drill: the same fault, once in each arm, in a cluster whose system is ready.
 *
 * Everything that happens goes into the journal; nothing is judged here. An error of the harness is
 * a fact like any other, and ends the drill after the fault has been reverted.
 */
export async function drill(plan: Plan, tools: DrillTools, recorder: Recorder): Promise<void> {
  tools.signal.throwIfAborted();
  await withRunbookRules(plan, tools, recorder, () => probeAndRunArms(plan, tools, recorder));
}

async function probeAndRunArms(plan: Plan, tools: DrillTools, recorder: Recorder): Promise<void> {
  const watch = new Watch(plan.probes, plan.scenario.stablePasses, tools.clock);
  const counts = new Set(plan.probes.map(({ name }) => name));
  const asked = checkedProbes(plan);
  const checked = new Watch(asked, plan.scenario.stablePasses, tools.clock);
  const secrets = new SecretReader(plan, tools, recorder);
  let arm: Arm | undefined;
  const take = (sample: ProbeSample) => {
    const timed = { ...sample, sentMs: recorder.at(sample.sentMs) };
    const type = counts.has(sample.probe) ? 'probe' : 'traffic';
    if (arm) recorder.record({ type, arm: arm.name, ...timed });
    if (type === 'probe') watch.take(timed);
    if (asked.some(({ name }) => name === sample.probe)) checked.take(timed);
  };
  // Aborted when samples fail to arrive or to be recorded: from then on, nothing is measured.
  const blind = new AbortController();
  const prober = await tools.prober.start(
    [...plan.probes, ...plan.traffic].map(({ name }) => name),
    tools.clock,
    (sample) => {
      try {
        take(sample);
      } catch (error) {
        blind.abort(error);
      }
    },
    (kept) => {
      const timed = { ...kept, sentMs: recorder.at(kept.sentMs) };
      if (arm) recorder.record({ type: 'kept-late', arm: arm.name, ...timed });
    },
  );
  prober.failed.catch((error: unknown) => blind.abort(error));
  const signal = AbortSignal.any([tools.signal, blind.signal]);
  try {
    for (const [index, name] of plan.scenario.arms.entries()) {
      const previous = arm;
      const isFollowed = index + 1 < plan.scenario.arms.length;
      const same = { plan, tools, recorder, secrets, watch, checked, signal };
      arm = { ...same, name, isFollowed, stage: 'steady-state' };
      if ((await runArm(arm, previous)) === 'inapplicable') break;
    }
  } catch (error) {
    recorder.record(harnessError(error, arm?.stage ?? 'steady-state', arm?.name));
  } finally {
    await prober.stop();
  }
}

/** Runs one arm, in order; `inapplicable` if the injection shows that the fault can do nothing here. */
async function runArm(arm: Arm, previous?: Arm): Promise<'done' | 'inapplicable'> {
  const { name, recorder } = arm;
  await arm.secrets.read();
  recorder.record({ type: 'arm-started', arm: name });
  const shell = new Shell(arm);
  try {
    if (!(await awaitSteadyState(arm))) {
      if (previous) recordUnwell(previous);
      return 'done';
    }
    // Before the preparation, because what that leaves behind counts too.
    const before = await takeFingerprint(arm);
    if (await prepare(arm, shell)) {
      const invariants = await watchInvariants(arm);
      try {
        await breakAndRecover(arm, shell, before);
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

/** Injects the fault, recovers, and records the result; whatever happens, leaves all as found. */
async function breakAndRecover(arm: Arm, shell: Shell, before: Fingerprint): Promise<void> {
  await takeInventories(arm, 'before');
  const fault = await holdUndo(arm);
  const injection = startInjecting(arm, fault);
  let bit = false;
  let recovered = false;
  let isFollowed = false;
  try {
    bit = await awaitBreak(arm, fault, injection);
    if (bit) {
      if (arm.name !== 'control') await recover(arm, shell, injection);
      // The injector may still be waiting, for example for a pod to terminate.
      await awaitInjector(arm, injection);
      recovered = await awaitRecovery(arm, injection);
      // Before the revert, which may restore what the runbook did not.
      await takeInventories(arm, 'after', recovered);
      if (recovered) await auditReceipts(arm);
      await goThroughChecklist(arm, recovered);
      await lookForSymptoms(arm, injection);
    }
    // After an error, no other arm follows.
    isFollowed = arm.isFollowed;
  } finally {
    // A revert that runs beside the injector might finish first.
    await Promise.allSettled([injection.done]);
    await leaveAsFound(arm, fault, { before, recovered, isFollowed });
  }
  if (!bit) return;
  // A system that does not answer cannot show what is lost, so it is asked after the revert.
  if (!recovered) await auditReceipts(arm);
  await lookForAlerts(arm, injection.startedMs);
}

/** Performs the steps while the injector may still be waiting; if the injector fails, they end. */
async function recover(arm: Arm, shell: Shell, { done }: Injection): Promise<void> {
  const failed = new AbortController();
  done.catch((error: unknown) => failed.abort(error));
  try {
    const signal = AbortSignal.any([arm.signal, failed.signal]);
    await performSteps(arm, shell, 'recover', signal);
  } finally {
    if (failed.signal.aborted && !arm.signal.aborted) arm.stage = 'inject';
    // Whatever a step has left running must not go on during the revert.
    await shell.close();
  }
}

/** An error as the journal records it; one without a code is a bug of the harness. */
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
