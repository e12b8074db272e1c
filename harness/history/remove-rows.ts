import { addToMonths } from './add-to-months.ts';
import type { Queries } from './open-history.ts';

/** Removes drills as if they had never been added, in the transaction that adds better ones. */
export async function removeRows(queries: Queries, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const removed = await queries
    .deleteFrom('verdicts')
    .where('id', 'in', ids)
    .returning([
      ...(['procedure_id', 'started_ms', 'outcome', 'is_trial', 'in_time'] as const),
      ...(['censored', 'outage_ms'] as const),
    ])
    .execute();
  await addToMonths(queries, removed, -1);
  await queries.deleteFrom('months').where('drills', '=', 0).execute();
}
