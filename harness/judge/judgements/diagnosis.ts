import type { EventOf } from '../../journal/events.ts';
import type { PlannedStep } from '../../model/scenario.ts';
import { type Effect, mayAct } from '../../runbook/effect/effect.ts';
import { effectOf } from '../../runbook/effect/effect-of-text.ts';
import { readableText } from '../../scenario/lookups.ts';
import { neverBegan } from './never-began.ts';

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
  if (neverBegan(planned, done)) return false;
  const effect = effectOfStep(planned);
  if (effect === 'keeps' || mayAct(effect)) return false;
  const acting = stepsThatAct(steps.filter(({ phase }) => phase === 'recover'));
  const early = acting.every(({ number }) => number > planned.number);
  const late = acting.some(({ number }) => number > planned.number);
  return late && (early || effect === 'looks');
}

const effectOfStep = (planned: PlannedStep): Effect =>
  planned.step.kind === 'command' ? effectOf(readableText(planned)) : 'unknown';

/**
 * The steps that act, also those that only a person can do. Most instructions ask a person to look or to
 * tell somebody, so they count only where no command acts.
 */
function stepsThatAct(steps: readonly PlannedStep[]): readonly PlannedStep[] {
  const acting = steps.filter(acts);
  const commands = acting.filter(
    ({ step, action }) => step.kind === 'command' || action.kind === 'automated',
  );
  return commands.length > 0 ? commands : acting;
}

const acts = (planned: PlannedStep) =>
  planned.action.kind === 'automated' ||
  (planned.action.kind !== 'not-taken' && mayAct(effectOfStep(planned)));
