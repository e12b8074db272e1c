import type { Queries } from './open-history.ts';
import type { PrunedTable, VerdictTable } from './schema.ts';

export const prunedColumns = [
  ...(['procedure_id', 'system_id', 'machine_id', 'started_ms', 'outcome'] as const),
  ...(['is_trial', 'in_time', 'credit'] as const),
] as const;
type Removed = Pick<VerdictTable, (typeof prunedColumns)[number]>;

/** Adds drills to the sums of what was pruned, in the transaction that removes them. */
export async function addToPruned(queries: Queries, removed: readonly Removed[]): Promise<void> {
  const keyOf = (one: Removed) => `${one.procedure_id} ${one.system_id} ${one.machine_id}`;
  for (const drills of Map.groupBy(removed, keyOf).values()) {
    const [first] = drills;
    if (!first) continue;
    const { procedure_id, system_id, machine_id } = first;
    const known = await queries
      .selectFrom('pruned')
      .selectAll()
      .where('procedure_id', '=', procedure_id)
      .where('system_id', '=', system_id)
      .where('machine_id', '=', machine_id)
      .executeTakeFirst();
    const sum = drills.reduce(plus, known ?? empty(first));
    await queries
      .insertInto('pruned')
      .values(sum)
      .onConflict((conflict) =>
        conflict.columns(['procedure_id', 'system_id', 'machine_id']).doUpdateSet(sum),
      )
      .execute();
  }
}

const empty = ({ procedure_id, system_id, machine_id, started_ms }: Removed): PrunedTable => ({
  ...{ procedure_id, system_id, machine_id, first_ms: started_ms, last_ms: started_ms },
  ...{ concluded_ms: null, verified: 0, refuted: 0, inconclusive: 0, inapplicable: 0 },
  ...{ withstood: 0, trials: 0, in_time: 0, late: 0 },
  ...{ credit_runbook: 0, credit_heals_alone: 0, credit_unproven: 0 },
});

function plus(sum: PrunedTable, one: Removed): PrunedTable {
  const { started_ms, outcome, credit, in_time } = one;
  const isTrial = one.is_trial === 1;
  const isConcluded = outcome === 'verified' || outcome === 'refuted';
  const counted = outcome as 'verified' | 'refuted';
  const credited = (name: string) => (credit === name ? 1 : 0);
  return {
    ...sum,
    first_ms: Math.min(sum.first_ms, started_ms),
    last_ms: Math.max(sum.last_ms, started_ms),
    concluded_ms: isConcluded
      ? Math.max(sum.concluded_ms ?? started_ms, started_ms)
      : sum.concluded_ms,
    [counted]: sum[counted] + 1,
    trials: sum.trials + (isTrial ? 1 : 0),
    in_time: sum.in_time + (isTrial && in_time === 1 ? 1 : 0),
    late: sum.late + (isTrial && in_time === 0 ? 1 : 0),
    credit_runbook: sum.credit_runbook + credited('runbook'),
    credit_heals_alone: sum.credit_heals_alone + credited('heals alone'),
    credit_unproven: sum.credit_unproven + credited('unproven'),
  };
}
