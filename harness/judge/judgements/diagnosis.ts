import type { EventOf } from '../../journal/events.ts';
import { type PlannedStep, typedSession } from '../../model/scenario.ts';
import { type Effect, mayAct } from '../../runbook/effect/effect.ts';
import { effectOf } from '../../runbook/effect/effect-of-text.ts';
import { effectOfTyped } from '../../runbook/effect/effect-of-typed.ts';
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
  if (isScenariosOwn(planned)) return false;
  if (neverBegan(planned, done)) return false;
  const effect = effectOfStep(planned);
  if (effect === 'keeps' || mayAct(effect)) return false;
  const acting = stepsThatAct(steps.filter(({ phase }) => phase === 'recover'));
  const early = acting.every(({ number }) => number > planned.number);
  const late = acting.some(({ number }) => number > planned.number);
  return late && (early || effect === 'looks');
}

/** Commands of the scenario do it, and what they do is not the page's. */
const isScenariosOwn = ({ action }: PlannedStep) =>
  action.kind === 'automated' && !typedSession(action);

function effectOfStep(planned: PlannedStep): Effect {
  const session = typedSession(planned.action);
  if (session) return effectOfTyped(session.client, session.statements);
  return planned.step.kind === 'command' ? effectOf(readableText(planned)) : 'unknown';
}

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
  isScenariosOwn(planned) || (planned.action.kind !== 'not-taken' && mayAct(effectOfStep(planned)));
