import type { EventOf } from '../../journal/events.ts';
import type { PlannedStep } from '../../model/scenario.ts';
import { type Effect, mayAct } from '../../runbook/effect/effect.ts';
import { effectOf } from '../../runbook/effect/text.ts';

type Ran = Extract<EventOf<'step-finished'>, { readonly exitCode: number }>;

const misuse = /unknown (shorthand )?flag|unknown command|unknown option/;

/** True for a step that its program did not understand: an error in the runbook, whatever happened before. */
export const isMisuse = ({ stderr }: Ran) => misuse.test(stderr);

/**
 * Whether a failed step is part of the diagnosis: a look-up that a later step acts on, or a question or a
 * wait before anything acts. What it looks for may be missing while the system is broken, but not during
 * the preparation. A step that could not even start (no such command or flag) is an error in the runbook.
 */
export function isDiagnosis(
  planned: PlannedStep,
  done: EventOf<'step-finished'>,
  steps: readonly PlannedStep[],
): boolean {
  if (done.result !== 'failed' || planned.phase === 'prepare') return false;
  if (planned.action.kind === 'automated') return false;
  if (neverBegan(done)) return false;
  const effect = effectOfStep(planned);
  if (effect === 'keeps' || mayAct(effect)) return false;
  const acting = steps.filter((step) => step.phase === 'recover' && acts(step));
  const early = acting.every(({ number }) => number > planned.number);
  const late = acting.some(({ number }) => number > planned.number);
  return late && (early || effect === 'looks');
}

const neverBegan = (done: Ran) =>
  [2, 126, 127].includes(done.exitCode) ||
  isMisuse(done) ||
  done.stderr.includes('command not found');

const effectOfStep = ({ step, boundText }: PlannedStep): Effect =>
  step.kind === 'command' ? effectOf(boundText) : 'unknown';

const acts = (step: PlannedStep) =>
  step.action.kind === 'automated' || (step.action.kind === 'run' && mayAct(effectOfStep(step)));
