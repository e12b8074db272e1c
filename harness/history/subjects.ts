import { type RawBuilder, sql } from 'kysely';
import type { DrilledSubject } from '../model/drilled-subject.ts';
import type { HistoryRow } from '../model/history.ts';
import type { History, Queries } from './open-history.ts';
import { recorded, rowFrom } from './read-rows.ts';

/**
 * What the drills that started before come to, by what they were about, also those that were pruned; in the order of
 * their names and ages.
 */
export async function subjectsUntil(
  history: History,
  beforeMs: number,
): Promise<readonly DrilledSubject[]> {
  const found = await history.read((queries) => counted(queries, beforeMs));
  // The database's own order of texts depends on its settings.
  return found.map(subjectFrom).sort((one, other) => compare(keyOf(one), keyOf(other)));
}

const outcomes = ['verified', 'refuted', 'inconclusive', 'inapplicable', 'withstood'] as const;
const credits = {
  ...{ credit_runbook: 'runbook', credit_heals_alone: 'heals alone', credit_unproven: 'unproven' },
} as const;
const creditNames = ['credit_runbook', 'credit_heals_alone', 'credit_unproven'] as const;
const ids = ['procedure_id', 'system_id', 'machine_id'] as const;
const counts = [...outcomes, 'trials', 'in_time', 'late', ...creditNames] as const;

const countIf = (condition: RawBuilder<unknown>) =>
  sql<number>`sum(case when ${condition} then 1 else 0 end)`;

/** The drills that are there; those that were pruned are summed up already. */
const present = (queries: Queries, beforeMs: number) =>
  queries
    .selectFrom('verdicts')
    .where('started_ms', '<', beforeMs)
    .groupBy(ids)
    .select(ids)
    .select(({ fn }) => [fn.min('started_ms').as('first_ms'), fn.max('started_ms').as('last_ms')])
    .select(
      sql<number | null>`max(case when outcome in ('verified', 'refuted') then started_ms end)`.as(
        'concluded_ms',
      ),
    )
    .select(outcomes.map((name) => countIf(sql`outcome = ${name}`).as(name)))
    .select([
      countIf(sql`is_trial = 1`).as('trials'),
      countIf(sql`is_trial = 1 and in_time = 1`).as('in_time'),
      countIf(sql`is_trial = 1 and in_time = 0`).as('late'),
    ])
    .select(creditNames.map((name) => countIf(sql`credit = ${credits[name]}`).as(name)));

const pruned = (queries: Queries) =>
  queries
    .selectFrom('pruned')
    .select(ids)
    .select(['first_ms', 'last_ms', 'concluded_ms'])
    .select(counts);

const counted = (queries: Queries, beforeMs: number) =>
  queries
    .selectFrom(
      queries
        .selectFrom(present(queries, beforeMs).unionAll(pruned(queries)).as('both'))
        .groupBy(ids)
        .select(ids)
        .select(({ fn }) => [
          ...[fn.min('first_ms').as('first_ms'), fn.max('last_ms').as('last_ms')],
          fn.max('concluded_ms').as('concluded_ms'),
        ])
        .select(({ fn }) => counts.map((name) => fn.sum<number>(name).as(name)))
        .as('sums'),
    )
    .innerJoin('procedures', 'procedures.id', 'sums.procedure_id')
    .innerJoin('systems', 'systems.id', 'sums.system_id')
    .innerJoin('machines', 'machines.id', 'sums.machine_id')
    .select(['drill', 'title', 'file', 'fault', 'rto_ms', 'subject_sha256', 'content_sha256'])
    .select(['text_sha256', 'systems.name as system', 'systems.sha256 as system_sha256', 'images'])
    .select(['machine', 'versions', 'first_ms', 'last_ms', 'concluded_ms', ...counts])
    .execute();

const subjectFrom = (row: Awaited<ReturnType<typeof counted>>[number]): DrilledSubject => ({
  ...{ drill: row.drill, title: row.title, file: row.file, fault: row.fault, rtoMs: row.rto_ms },
  ...{ subjectSha256: row.subject_sha256, contentSha256: row.content_sha256 },
  ...{ textSha256: row.text_sha256, system: row.system },
  systemSha256: row.system_sha256 === '' ? null : row.system_sha256,
  ...{ images: JSON.parse(row.images), machine: JSON.parse(row.machine) },
  versions: JSON.parse(row.versions),
  ...{ trials: row.trials, inTime: row.in_time, late: row.late },
  ...{ firstMs: row.first_ms, lastMs: row.last_ms, concludedMs: row.concluded_ms },
  outcomes: Object.fromEntries(
    outcomes.map((name) => [name, row[name]]),
  ) as DrilledSubject['outcomes'],
  credits: Object.fromEntries(
    creditNames.map((name) => [credits[name], row[name]]),
  ) as DrilledSubject['credits'],
});

const keyOf = (one: DrilledSubject) =>
  `${one.drill} ${String(one.lastMs).padStart(16, '0')} ${one.subjectSha256} ${JSON.stringify(one)}`;

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The drills that started between two moments, the oldest first. */
export async function rowsBetween(
  history: History,
  sinceMs: number,
  beforeMs: number,
): Promise<readonly HistoryRow[]> {
  const found = await history.read((queries) =>
    recorded(queries)
      .where('verdicts.started_ms', '>=', sinceMs)
      .where('verdicts.started_ms', '<', beforeMs)
      .orderBy('verdicts.started_ms')
      .execute(),
  );
  const rows = found.map(rowFrom);
  const key = ({ startedMs, drill, run, trial }: HistoryRow) =>
    `${String(startedMs).padStart(16, '0')} ${drill} ${run} ${trial?.number ?? 0}`;
  return rows.sort((one, other) => compare(key(one), key(other)));
}
