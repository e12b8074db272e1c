import type { JournalEvent } from '../../journal/events.ts';
import type { Verdict } from '../../model/verdict.ts';
import { first } from './arm-record.ts';

/**
 * Whole seconds that a drill took on the system that stood ready for it, clean-up included; undefined
 * where it proves nothing: what was broken off says nothing of how long a drill takes.
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
