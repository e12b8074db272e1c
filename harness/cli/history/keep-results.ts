import { existsSync } from 'node:fs';
import { errorText, HarnessError } from '../../errors.ts';
import type { HistoryPlace } from '../../history/place.ts';
import type { DrillRecord } from '../../report/drill-record.ts';
import type { Terminal } from '../terminal.ts';

/** BAD_HISTORY before anything starts. What else is wrong may be right again when the drills are done. */
export async function checkHistory(place: HistoryPlace | undefined): Promise<void> {
  if (place?.kind !== 'sqlite' || !existsSync(place.file)) return;
  const { openHistory } = await import('../../history/open-history.ts');
  try {
    const history = await openHistory(place, { waitMs: 0 });
    await history.close();
  } catch (error) {
    if (error instanceof HarnessError && error.code === 'BAD_HISTORY') throw error;
  }
}

/**
 * Adds the drills of a run to the history, and tells the webhook what changed; false where that failed, which costs
 * no verdict and no report.
 */
export async function keepResults(
  drills: readonly DrillRecord[],
  place: HistoryPlace | undefined,
  { say }: Pick<Terminal, 'say'>,
  webhook?: URL,
): Promise<boolean> {
  if (!place || drills.length === 0) return true;
  try {
    const [{ openHistory }, { addRows }, { rowOf }] = await Promise.all([
      import('../../history/open-history.ts'),
      import('./add-rows.ts'),
      import('../../history/row-of.ts'),
    ]);
    const rows = drills.map(rowOf);
    const history = await openHistory(place);
    try {
      return (await addRows(history, rows, webhook, { say })).isTold;
    } finally {
      await history.close();
    }
  } catch (error) {
    const files = drills.flatMap(({ journalFile }) => journalFile ?? []);
    say(`The history was not written. ${errorText(error, 'Writing it')}`);
    say(`→ The reports are whole. Later: firedrill history import ${files.join(' ')}`);
    return false;
  }
}
