import { setTimeout } from 'node:timers/promises';
import { type Clock, systemClock } from '../../clock.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import { type UndoOutcome, undo } from './undo.ts';

export interface UndoFailure {
  readonly action: UndoAction;
  readonly why: string;
}

export interface UndoAllOptions {
  /** How long to wait for an engine that does not answer. */
  readonly patienceMs: number;
  readonly clock?: Clock;
  /** Called for every attempt. */
  readonly onOutcome?: (action: UndoAction, outcome: UndoOutcome) => void;
}

const pauseMs = 1_000;

/**
 * Runs the actions, newest first, and returns those that failed. One failure does not stop the rest,
 * and is tried again at the end: what it failed on may have been removed by then.
 */
export async function undoAll(
  actions: readonly UndoAction[],
  options: UndoAllOptions,
): Promise<readonly UndoFailure[]> {
  const clock = options.clock ?? systemClock;
  const untilMs = clock.nowMs() + options.patienceMs;
  const first = await pass([...actions].reverse());
  return actions.length > 1 ? pass(first.map(({ action }) => action)) : first;

  async function pass(ordered: readonly UndoAction[]): Promise<readonly UndoFailure[]> {
    const failures: UndoFailure[] = [];
    for (const action of ordered) {
      const outcome = await undoWithRetries(action);
      if (!outcome.undone) failures.push({ action, why: outcome.why });
    }
    return failures;
  }

  async function undoWithRetries(action: UndoAction): Promise<UndoOutcome> {
    for (;;) {
      const outcome = await undo(action);
      options.onOutcome?.(action, outcome);
      if (outcome.undone || !outcome.absent || clock.nowMs() >= untilMs) return outcome;
      // Nothing signals that the engine is back.
      await setTimeout(pauseMs);
    }
  }
}

export function describeFailures(failures: readonly UndoFailure[]): string {
  return failures.map(({ action, why }) => `${action.describes} (${why})`).join('; ');
}
