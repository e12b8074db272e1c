import { type Appended, append } from '../../history/append.ts';
import type { History } from '../../history/open-history.ts';
import { lastRows } from '../../history/read-rows.ts';
import { outcomeChanges } from '../../judge/objectives/outcome-changes.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { Terminal } from '../terminal.ts';
import { postChanges } from './notify.ts';

/** Adds drills to a history, and tells the webhook, if there is one, which of them ended otherwise than before. */
export async function addRows(
  history: History,
  rows: readonly HistoryRow[],
  webhook: URL | undefined,
  terminal: Pick<Terminal, 'say'>,
  whole?: ReadonlySet<HistoryRow>,
): Promise<Appended & { readonly isTold: boolean }> {
  const before: HistoryRow[] = [];
  if (webhook) {
    for (const drill of new Set(rows.map((row) => row.drill))) {
      before.push(...(await lastRows(history, drill, 1)));
    }
  }
  const appended = await append(history, rows, whole);
  const isTold = !webhook || (await postChanges(outcomeChanges(rows, before), webhook, terminal));
  return { ...appended, isTold };
}
