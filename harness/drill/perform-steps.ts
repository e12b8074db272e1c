import { abortable, pause } from '../clock.ts';
import type { PlannedStep } from '../model/scenario.ts';
import type { StepResult } from '../model/step-result.ts';
import type { Arm } from './arm.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import type { Shell } from './shell.ts';
import { withClientErrors } from './with-client-errors.ts';

/** Performs the procedure's steps as written, and records the result of each; stops at the signal. */
export async function performSteps(
  arm: Arm,
  shell: Shell,
  phase: PlannedStep['phase'],
  signal = arm.signal,
): Promise<void> {
  const { plan, recorder, tools } = arm;
  arm.stage = 'steps';
  if (phase === 'recover') await pause(plan.scenario.reactionMs, tools.clock, signal);
  await shell.open();
  for (const planned of stepsOf(arm, phase)) {
    signal.throwIfAborted();
    const { number } = planned;
    const { place } = planned.step;
    recorder.record({ type: 'step-started', arm: arm.name, number });
    const startedMs = recorder.now();
    const result = await perform(planned, arm, shell, signal);
    const durationMs = recorder.now() - startedMs;
    // The step may have renewed one, and printed it.
    await arm.secrets.read();
    recorder.record({
      type: 'step-finished',
      arm: arm.name,
      number,
      place,
      ...result,
      durationMs,
    });
  }
}

/** The phase's steps in the procedure's order, or in the order that the arm is named after. */
function stepsOf({ name, plan }: Arm, phase: PlannedStep['phase']): readonly PlannedStep[] {
  const steps = plan.steps.filter((planned) => planned.phase === phase);
  if (phase === 'prepare' || !name.startsWith('order-')) return steps;
  const order = plan.scenario.orders[name.slice('order-'.length)] ?? [];
  return order.flatMap((number) => steps.find((planned) => planned.number === number) ?? []);
}

async function perform(
  planned: PlannedStep,
  arm: Arm,
  shell: Shell,
  signal: AbortSignal,
): Promise<StepResult> {
  const { action } = planned;
  if (arm.name === `without-${planned.number}`) {
    const because = `this arm leaves step ${planned.number} out`;
    return { result: 'removed', because, durationMs: 0 };
  }
  if (action.kind === 'manual' || action.kind === 'not-taken') {
    return { result: action.kind, because: action.because, durationMs: 0 };
  }
  const timeoutMs = action.kind === 'endless' ? action.stopAfterMs : action.timeoutMs;
  const found = await textOf(planned, arm, shell, signal);
  if ('because' in found) return { result: 'no-value', because: found.because, durationMs: 0 };
  const { text } = found;
  const done = await abortable(shell.run(text, { timeoutMs }), signal);
  if (action.kind === 'automated') {
    const { session, name, because } = action;
    const ended = session ? withClientErrors(done, session, text) : done;
    return { ...ended, automation: name, because };
  }
  if (action.kind === 'endless' && done.result === 'timed-out') {
    return { ...done, result: 'endless', because: action.because };
  }
  return done;
}

/** What runs: commands of the scenario as they are; the page's own text with the values that it needs. */
async function textOf(
  planned: PlannedStep,
  arm: Arm,
  shell: Shell,
  signal: AbortSignal,
): Promise<LookedUp> {
  const { action } = planned;
  const isOfScenario = action.kind === 'automated' && !action.merge && !action.session;
  return isOfScenario ? { text: action.run } : lookUp(planned, arm, shell, signal);
}
