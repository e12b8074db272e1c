import { shownPath } from '../../catalog/text-file.ts';
import { HarnessError } from '../../errors.ts';
import { unitMs } from '../../model/duration.ts';
import type { HistoryRow } from '../../model/history.ts';

/** The clocks of two machines differ a little, or their owners confuse time zones. */
const leewayMs = unitMs.d;

/** BAD_JOURNAL for a drill that began in the future: on that day it would count as new. */
export function refuseFuture({ startedMs }: HistoryRow, file: string, nowMs = Date.now()): void {
  if (startedMs <= nowMs + leewayMs) return;
  const day = new Date(startedMs).toISOString().slice(0, 10);
  throw new HarnessError(
    'BAD_JOURNAL',
    `${shownPath(file)}: its drill began on ${day}, which is in the future.`,
    { next: 'The clock of its machine, or of this one, is wrong. Set it, and drill once more.' },
  );
}
