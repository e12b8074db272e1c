import type { History } from '../../harness/history/open-history.ts';
import { allRows } from '../../harness/history/read-rows.ts';
import type { HistoryRow } from '../../harness/model/history.ts';

export async function everyRow(history: History): Promise<readonly HistoryRow[]> {
  const all: HistoryRow[] = [];
  for await (const rows of allRows(history)) all.push(...rows);
  return all;
}
