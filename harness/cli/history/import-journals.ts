import { isThere } from '../../catalog/is-there.ts';
import { HarnessError } from '../../errors.ts';
import { type KnownRow, knownRows } from '../../history/known-rows.ts';
import { openHistory } from '../../history/open-history.ts';
import type { HistoryPlace } from '../../history/place.ts';
import { rowOf } from '../../history/row-of.ts';
import { whyBrokenOff } from '../../judge/judgements/broke-off.ts';
import { withoutMutants } from '../../judge/mutation/judge-mutations.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { Terminal } from '../terminal.ts';
import { readDrills } from '../work/read-drills.ts';
import { addRows } from './add-rows.ts';
import { refuseFuture } from './refuse-future.ts';

/** Adds journals to a history. One that cannot be read costs no other; the exit code is then its own. */
export async function importJournals(
  files: readonly string[],
  place: HistoryPlace,
  terminal: Terminal,
  webhook?: URL,
): Promise<void> {
  const longest = new Map<string, { row: HistoryRow; events: number; isWhole: boolean }>();
  const unread: HarnessError[] = [];
  // One at a time: together they may not fit into memory.
  for (const file of files) {
    try {
      // A history is about pages as they are.
      for (const drill of withoutMutants(await readDrills([file], terminal.say))) {
        const row = rowOf(drill);
        refuseFuture(row, file);
        const key = JSON.stringify([row.run, row.drill, row.trial?.number]);
        const events = drill.events.length;
        const isWhole = whyBrokenOff(drill.events).length === 0;
        // A copy may have been cut off.
        const other = longest.get(key);
        if (!other || (isWhole === other.isWhole ? events > other.events : isWhole)) {
          longest.set(key, { row, events, isWhole });
        }
      }
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      unread.push(error);
    }
  }
  const rows = [...longest.values()].map(({ row }) => row);
  const whole = [...longest.values()].filter(({ isWhole }) => isWhole).map(({ row }) => row);
  const { added, known, replaced, pruned, isTold, otherwise } = await addTo(place, rows, {
    ...{ whole, webhook, terminal },
  });
  if (!isTold) process.exitCode = 3;
  const counted = [
    `${added} ${added === 1 ? 'drill' : 'drills'} added`,
    ...(replaced > 0 ? [`${replaced} of them in place of a journal that had broken off`] : []),
    `${known} known already`,
    ...(pruned > 0 ? [`${pruned} from before what was pruned`] : []),
  ];
  terminal.out(`${counted.join(', ')}.`);
  for (const { row, known: was } of otherwise) {
    terminal.say(
      `${row.journal} says otherwise of ${row.drill} of run ${row.run}: ${row.outcome}, and ${was.outcome} in the history, which stays as it is.`,
    );
  }
  for (const { code, message, place: at, next } of unread) {
    const where = at ? `${at.file}:${at.line}:${at.column}: ` : '';
    terminal.say(`${terminal.paint.bad(code)}  ${where}${message}`);
    if (next) terminal.say(`→ ${next}`);
  }
  if (unread.length > 0) process.exitCode = Math.max(...unread.map(({ exitCode }) => exitCode));
}

interface Importing {
  /** The drills whose journals ended. */
  readonly whole: readonly HistoryRow[];
  readonly webhook: URL | undefined;
  readonly terminal: Terminal;
}

/** Nothing to add makes no history. */
async function addTo(
  place: HistoryPlace,
  rows: readonly HistoryRow[],
  { whole, webhook, terminal }: Importing,
): Promise<Awaited<ReturnType<typeof addRows>> & { readonly otherwise: readonly KnownRow[] }> {
  if (rows.length === 0 && place.kind === 'sqlite' && !isThere(place.file, 'BAD_HISTORY'))
    return { added: 0, known: 0, replaced: 0, pruned: 0, isTold: true, otherwise: [] };
  const history = await openHistory(place);
  try {
    const added = await addRows(history, rows, webhook, terminal, new Set(whole));
    const known = await history.read((queries) => knownRows(queries, whole));
    const otherwise = known.filter((one) => one.row.outcome !== one.known.outcome);
    return { ...added, otherwise };
  } finally {
    await history.close();
  }
}
