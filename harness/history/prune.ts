import { addToPruned, prunedColumns } from './add-to-pruned.ts';
import type { History, Queries } from './open-history.ts';

/** Small enough for other writers to get their turn. */
const batchSize = 5000;

/**
 * Removes the drills that started before; the sums of their months, texts and systems stay. That they are gone for good is written down
 * first: imported once more, they would be counted twice. Returns how many are gone.
 */
export async function prune(history: History, beforeMs: number): Promise<number> {
  await history.write(async (queries) => {
    const pruned = queries.updateTable('history').set({ pruned_ms: beforeMs });
    await pruned.where('pruned_ms', '<', beforeMs).execute();
  });
  const removed = await inBatches(history, async (queries) => {
    const drills = await queries
      .deleteFrom('verdicts')
      .where('id', 'in', (eb) =>
        eb.selectFrom('verdicts').select('id').where('started_ms', '<', beforeMs).limit(batchSize),
      )
      .returning(prunedColumns)
      .execute();
    await addToPruned(queries, drills);
    return { numDeletedRows: BigInt(drills.length) };
  });
  await inBatches(history, (queries) =>
    queries
      .deleteFrom('runs')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('runs')
          .select('runs.id')
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('verdicts')
                  .select('verdicts.id')
                  .whereRef('verdicts.run_id', '=', 'runs.id'),
              ),
            ),
          )
          .limit(batchSize),
      )
      .executeTakeFirst(),
  );
  return removed;
}

async function inBatches(
  history: History,
  remove: (queries: Queries) => Promise<{ readonly numDeletedRows: bigint }>,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const { numDeletedRows } = await history.write(remove);
    removed += Number(numDeletedRows);
    if (numDeletedRows < batchSize) return removed;
  }
}
