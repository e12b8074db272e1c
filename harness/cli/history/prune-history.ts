import { HarnessError } from '../../errors.ts';
import { openHistory } from '../../history/open-history.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { prune } from '../../history/prune.ts';
import { amount } from '../../model/figures.ts';
import type { Terminal } from '../terminal.ts';
import { openExisting } from './open-existing.ts';
import { readDate } from './read-date.ts';

/** Removes old drills, and keeps the sums of their months. */
export async function pruneHistory(
  place: HistoryPlace,
  before: string,
  { out }: Pick<Terminal, 'out'>,
  now = Date.now(),
): Promise<void> {
  const beforeMs = readDate('--before', before);
  if (beforeMs > now) {
    throw new HarnessError('BAD_USAGE', `--before ${before} is in the future.`, {
      next: 'Drills of the days until then could not be added any more.',
    });
  }
  const history = await openExisting(place, openHistory);
  try {
    const removed = await prune(history, beforeMs);
    out(
      `${amount(removed)} ${removed === 1 ? 'drill' : 'drills'} from before ${before} removed; the sums of their months stay.`,
    );
  } finally {
    await history.close();
  }
}
