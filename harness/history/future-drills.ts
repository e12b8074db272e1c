import type { History } from './open-history.ts';

export interface FutureDrills {
  readonly drill: string;
  readonly count: number;
  readonly lastMs: number;
}

/** The drills that are dated from this moment on, by their names. */
export async function futureDrills(
  history: History,
  nowMs: number,
): Promise<readonly FutureDrills[]> {
  const found = await history.read((queries) =>
    queries
      .selectFrom('verdicts')
      .innerJoin('drills', 'drills.id', 'verdicts.drill_id')
      .where('started_ms', '>=', nowMs)
      .groupBy('drills.name')
      .select(({ fn }) => [
        'drills.name as drill',
        fn.countAll<number>().as('count'),
        fn.max('started_ms').as('lastMs'),
      ])
      .execute(),
  );
  return found.sort((one, other) => (one.drill < other.drill ? -1 : 1));
}
