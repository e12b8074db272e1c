import { redact } from '../judge/redact.ts';
import type { PlannedStep } from '../model/scenario.ts';
import type { OperatorSession } from '../ports.ts';
import { abortable, pause } from './abortable.ts';
import type { Arm } from './arm.ts';

const isVariable = /^[A-Za-z_]\w*$/;

/** Does what the procedure says, in its order, as it is written; records what each step came to. */
export async function performSteps(arm: Arm): Promise<void> {
  const { plan, recorder } = arm;
  arm.stage = 'steps';
  await pause(plan.scenario.reactionMs, arm.signal);
  // An angle placeholder is set into the text; a variable is set as an operator's profile would.
  const variables = Object.entries(plan.scenario.bindings).filter(([name]) =>
    isVariable.test(name),
  );
  const session = await arm.tools.openSession(Object.fromEntries(variables));
  try {
    for (const planned of plan.steps) {
      arm.signal.throwIfAborted();
      const { number } = planned;
      const { place } = planned.step;
      recorder.record({ type: 'step-started', arm: arm.name, number });
      const startedMs = recorder.now();
      const outcome = await perform(planned, session, arm);
      const durationMs = recorder.now() - startedMs;
      recorder.record({
        type: 'step-finished',
        arm: arm.name,
        number,
        place,
        durationMs,
        ...outcome,
      });
    }
  } finally {
    await session.close();
  }
}

async function perform(planned: PlannedStep, session: OperatorSession, arm: Arm) {
  const { action } = planned;
  if (arm.name === `without-${planned.number}`) {
    return { result: 'removed', because: `this arm leaves step ${planned.number} out` } as const;
  }
  if (action.kind === 'manual' || action.kind === 'not-taken') {
    return { result: action.kind, because: action.because } as const;
  }
  const endless = action.kind === 'endless';
  const timeoutMs = endless ? action.stopAfterMs : action.timeoutMs;
  const done = await abortable(session.run(planned.boundText, { timeoutMs }), arm.signal);
  const stopped = endless && done.result === 'timed-out';
  return {
    result: stopped ? ('endless' as const) : done.result,
    ...(stopped && { because: action.because }),
    exitCode: done.exitCode,
    stdout: redact(done.stdout, planned.boundText),
    stderr: redact(done.stderr, planned.boundText),
    interactive: done.interactive,
    lostSession: done.lostSession,
    ...(done.outputLost && { outputLost: true as const }),
  };
}
