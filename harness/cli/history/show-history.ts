import { HarnessError } from '../../errors.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { drillNames, lastRows } from '../../history/read-rows.ts';
import { didYouMean } from '../../model/nearest.ts';
import { rowLines } from '../../report/history/row-words.ts';
import type { Terminal } from '../terminal.ts';
import { openExisting } from './open-existing.ts';

/** The last drills of a scenario, the newest first. BAD_USAGE for one that the history does not have. */
export async function showHistory(
  place: HistoryPlace,
  drill: string,
  { most, json }: { readonly most: number; readonly json?: boolean },
  { out, say }: Pick<Terminal, 'out' | 'say'>,
): Promise<void> {
  const history = await openExisting(place);
  try {
    const rows = await lastRows(history, drill, most);
    const names = rows.length === 0 ? await drillNames(history) : [];
    if (names.includes(drill)) {
      say(
        `All drills of ${drill} were pruned; \`firedrill history list --all\` shows the sums of their months.`,
      );
    } else if (rows.length === 0) {
      const nearest = didYouMean(drill, names);
      throw new HarnessError('BAD_USAGE', `${place.shown} has no drill ${drill}.${nearest}`, {
        next: '`firedrill history list --all` lists the drills.',
      });
    }
    if (json) return out(JSON.stringify(rows, null, 2));
    for (const row of rows) for (const line of rowLines(row)) out(line);
  } finally {
    await history.close();
  }
}
