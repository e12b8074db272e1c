import type { JournalEvent } from '../../journal/events.ts';
import type { Verdict } from '../../model/verdict.ts';
import { first } from './arm-record.ts';

/**
 * Whole seconds that a drill took once its system was ready, clean-up included. Undefined if the drill is
 * inconclusive: an aborted drill does not show how long a drill takes.
 */
export function drillSeconds(
  events: readonly JournalEvent[],
  { outcome }: Pick<Verdict, 'outcome'>,
): number | undefined {
  const ready = first(events, 'system-ready');
  const finished = first(events, 'drill-finished');
  if (!ready || !finished || outcome === 'inconclusive') return undefined;
  return Math.round((finished.atMs - ready.atMs) / 1000);
}
