import { isThere } from '../../catalog/is-there.ts';
import { HarnessError } from '../../errors.ts';
import { openHistory } from '../../history/open-history.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { rowOf } from '../../history/row-of.ts';
import { withoutMutants } from '../../judge/mutation/judge-mutations.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { Terminal } from '../terminal.ts';
import { readDrills } from '../work/read-drills.ts';
import { addRows } from './add-rows.ts';

/** Adds journals to a history. One that cannot be read costs no other; the exit code is then its own. */
export async function importJournals(
  files: readonly string[],
  place: HistoryPlace,
  terminal: Terminal,
  webhook?: URL,
): Promise<void> {
  const longest = new Map<string, { row: HistoryRow; events: number }>();
  const unread: HarnessError[] = [];
  // One at a time: together they may not fit into memory.
  for (const file of files) {
    try {
      // A history is about pages as they are.
      for (const drill of withoutMutants(await readDrills([file], terminal.say))) {
        const row = rowOf(drill);
        const key = JSON.stringify([row.run, row.drill, row.trial?.number]);
        const events = drill.events.length;
        // A copy may have been cut off.
        if (events > (longest.get(key)?.events ?? 0)) longest.set(key, { row, events });
      }
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      unread.push(error);
    }
  }
  const rows = [...longest.values()].map(({ row }) => row);
  const { added, known, pruned, isTold } = await addTo(place, rows, webhook, terminal);
  if (!isTold) process.exitCode = 3;
  terminal.out(
    `${added} ${added === 1 ? 'drill' : 'drills'} added, ${known} known already${pruned > 0 ? `, ${pruned} from before what was pruned` : ''}.`,
  );
  for (const { code, message, place: at, next } of unread) {
    const where = at ? `${at.file}:${at.line}:${at.column}: ` : '';
    terminal.say(`${terminal.paint.bad(code)}  ${where}${message}`);
    if (next) terminal.say(`→ ${next}`);
  }
  if (unread.length > 0) process.exitCode = Math.max(...unread.map(({ exitCode }) => exitCode));
}

/** Nothing to add makes no history. */
async function addTo(
  place: HistoryPlace,
  rows: readonly HistoryRow[],
  webhook: URL | undefined,
  terminal: Terminal,
): ReturnType<typeof addRows> {
  if (rows.length === 0 && place.kind === 'sqlite' && !isThere(place.file, 'BAD_HISTORY'))
    return { added: 0, known: 0, pruned: 0, isTold: true };
  const history = await openHistory(place);
  try {
    return await addRows(history, rows, webhook, terminal);
  } finally {
    await history.close();
  }
}
