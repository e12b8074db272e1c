import { existsSync } from 'node:fs';
import { HarnessError } from '../../errors.ts';
import { type History, openHistory } from '../../history/open-history.ts';
import type { HistoryPlace } from '../../history/place.ts';

/** For a command that only reads: it creates no file. BAD_HISTORY if there is none. */
export async function openExisting(place: HistoryPlace): Promise<History> {
  if (place.kind === 'sqlite' && !existsSync(place.file)) {
    throw new HarnessError('BAD_HISTORY', `${place.shown} does not exist.`, {
      next: '`firedrill run` writes one, and `firedrill history import JOURNAL` makes one from journals.',
    });
  }
  return openHistory(place);
}
