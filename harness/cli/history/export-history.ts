import { once } from 'node:events';
import type { HistoryPlace } from '../../history/place.ts';
import { allRows } from '../../history/read-rows.ts';
import type { Terminal } from '../terminal.ts';
import { openExisting } from './open-existing.ts';

/** Prints each drill as one line of JSON, the oldest first. */
export async function exportHistory(
  place: HistoryPlace,
  { out }: Pick<Terminal, 'out'>,
  stdout: NodeJS.WriteStream = process.stdout,
): Promise<void> {
  const history = await openExisting(place);
  try {
    for await (const rows of allRows(history)) {
      for (const row of rows) out(JSON.stringify(row));
      // A slow reader: what it has not read yet would fill the memory. One that left reads no more.
      if (stdout.writableNeedDrain)
        await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]);
      if (stdout.destroyed) return;
    }
  } finally {
    await history.close();
  }
}
