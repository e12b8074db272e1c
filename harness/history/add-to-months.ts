import type { Insertable } from 'kysely';
import type { Queries } from './open-history.ts';
import type { MonthTable, VerdictTable } from './schema.ts';

type Added = Pick<
  VerdictTable,
  'procedure_id' | 'started_ms' | 'outcome' | 'is_trial' | 'in_time' | 'censored' | 'outage_ms'
>;

/** Adds drills to the sums of their months, or takes them out, in the transaction that adds or removes the drills. */
export async function addToMonths(
  queries: Queries,
  added: readonly Added[],
  sign: 1 | -1 = 1,
): Promise<void> {
  const sums = new Map<string, Insertable<MonthTable>>();
  for (const one of added) {
    const month = monthOf(one.started_ms);
    const key = `${one.procedure_id} ${month}`;
    sums.set(key, plus(sums.get(key) ?? empty(one.procedure_id, month), one));
  }
  for (const { procedure_id, month, last_ms, ...counted } of sums.values()) {
    await queries
      .insertInto('months')
      .values({ procedure_id, month, last_ms, ...counted })
      .onConflict((conflict) =>
        conflict.columns(['procedure_id', 'month']).doUpdateSet((eb) => ({
          ...Object.fromEntries(
            (Object.keys(counted) as (keyof typeof counted)[]).map((name) => [
              name,
              eb(`months.${name}`, sign === 1 ? '+' : '-', counted[name]),
            ]),
          ),
          last_ms: eb
            .case()
            .when('months.last_ms', '>', last_ms)
            .then(eb.ref('months.last_ms'))
            .else(last_ms)
            .end(),
        })),
      )
      .execute();
  }
}

/** 202612 for a moment in December 2026, UTC. */
function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}

const empty = (procedure_id: number, month: number): Insertable<MonthTable> => ({
  ...{ procedure_id, month, drills: 0, verified: 0, refuted: 0, inconclusive: 0 },
  ...{ inapplicable: 0, withstood: 0, trials: 0, in_time: 0, late: 0, censored: 0 },
  ...{ outage_ms: 0, last_ms: 0 },
});

function plus(sum: Insertable<MonthTable>, one: Added): Insertable<MonthTable> {
  const outcome = one.outcome as 'verified' | 'refuted';
  const isTrial = one.is_trial === 1;
  return {
    ...sum,
    drills: sum.drills + 1,
    [outcome]: sum[outcome] + 1,
    trials: sum.trials + (isTrial ? 1 : 0),
    in_time: sum.in_time + (isTrial && one.in_time === 1 ? 1 : 0),
    late: sum.late + (isTrial && one.in_time === 0 ? 1 : 0),
    censored: sum.censored + (isTrial && one.censored === 1 ? 1 : 0),
    outage_ms: sum.outage_ms + (isTrial ? (one.outage_ms ?? 0) : 0),
    last_ms: Math.max(sum.last_ms, one.started_ms),
  };
}
