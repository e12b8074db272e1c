import { unitMs } from '../../model/duration.ts';
import type { ObjectiveWindow } from '../../model/objective.ts';

/** When the window that ends now began. A month begins on its first day, UTC. */
export function windowStart(window: ObjectiveWindow, nowMs: number): number {
  if (window !== 'month') return nowMs - window.days * unitMs.d;
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
}
