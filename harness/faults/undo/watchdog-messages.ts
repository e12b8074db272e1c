import type { UndoAction } from '../../model/undo-action.ts';

/** From the harness to the watchdog, one JSON object a line. Any message is a sign of life. */
export type ToWatchdog =
  | { readonly type: 'hold'; readonly id: number; readonly undo: readonly UndoAction[] }
  | { readonly type: 'release'; readonly id: number }
  | { readonly type: 'beat' }
  /** Sent when nothing is held any more. */
  | { readonly type: 'close' };

/** From the watchdog to the harness. */
export type FromWatchdog =
  | { readonly type: 'ready' }
  | { readonly type: 'beat' }
  | { readonly type: 'held'; readonly id: number }
  | { readonly type: 'released'; readonly id: number }
  /** It took the harness for dead and undoes everything; the lease is over. */
  | { readonly type: 'reverting'; readonly why: string };

export const beatEveryMs = 1_000;
/** Silence after which the harness counts as frozen. */
export const silenceMs = 10_000;
/** Beats without an answer after which the watchdog counts as stuck, and is replaced. */
export const unansweredBeats = 5;
