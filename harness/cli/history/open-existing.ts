import { isThere } from '../../catalog/is-there.ts';
import { HarnessError } from '../../errors.ts';
import { type History, openToRead } from '../../history/open-history.ts';
import type { HistoryPlace } from '../../history/place.ts';

/** For a command that creates no file; by default to read alone. BAD_HISTORY if there is none. */
export async function openExisting(
  place: HistoryPlace,
  open: (place: HistoryPlace) => Promise<History> = openToRead,
): Promise<History> {
  if (place.kind === 'sqlite' && !isThere(place.file, 'BAD_HISTORY')) {
    throw new HarnessError('BAD_HISTORY', `${place.shown} does not exist.`, {
      next: '`firedrill run` writes one, and `firedrill history import JOURNAL` makes one from journals.',
    });
  }
  return open(place);
}
