import { type Expression, sql } from 'kysely';
import type { TrialCounts } from '../model/objective.ts';
import type { Outcome } from '../model/verdict.ts';
import type { History, Queries } from './open-history.ts';

/** What the drills of one procedure, as one text and on one system, come to. */
export interface Summary {
  readonly drill: string;
  readonly title: string;
  readonly file: string;
  readonly textSha256: string;
  readonly contentSha256: string;
  readonly subjectSha256: string;
  readonly system: string;
  readonly fault: string;
  readonly rtoMs: number | null;
  readonly drills: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Whose fault was proven. */
  readonly trials: number;
  readonly inTime: number;
  readonly late: number;
  readonly censored: number;
  /** Of the trials; of censored ones the least. Null without trials. */
  readonly meanMs: number | null;
  readonly lastMs: number;
  /** All trials of the same subject: a claim may end when somebody likes, and not begin so. */
  readonly ever: TrialCounts;
}

const outcomes = ['verified', 'refuted', 'inconclusive', 'inapplicable', 'withstood'] as const;
const counts = ['drills', ...outcomes, 'trials', 'in_time', 'late', 'censored'] as const;
const summed = [...counts, 'outage_ms'] as const;
type Sums = Record<(typeof summed)[number] | 'last_ms' | 'procedure_id', number>;

/** Of the drills between two moments, in the order of their names. */
export const summariesSince = (
  history: History,
  sinceMs: number,
  beforeMs = Number.MAX_SAFE_INTEGER,
): Promise<readonly Summary[]> =>
  history.read(async (queries) => {
    const ever = await summedEver(queries, beforeMs);
    return named(queries, await summedBetween(queries, sinceMs, beforeMs), ever);
  });

/** Of all drills ever until a moment, those that were pruned too, from the sums of the months. */
export const summariesOfAll = (
  history: History,
  beforeMs = Number.MAX_SAFE_INTEGER,
): Promise<readonly Summary[]> =>
  history.read(async (queries) => {
    const ever = await summedEver(queries, beforeMs);
    return named(queries, ever, ever);
  });

/** A month's sum has all its drills: those that are dated later are taken out again. */
async function summedEver(queries: Queries, beforeMs: number): Promise<readonly Sums[]> {
  const months = await summedMonths(queries);
  const later = await summedBetween(queries, beforeMs, Number.MAX_SAFE_INTEGER);
  if (later.length === 0) return months;
  const earlier = await summedBetween(queries, 0, beforeMs);
  return months.flatMap((sum) => {
    const out = later.find((one) => one.procedure_id === sum.procedure_id);
    if (!out) return [sum];
    const last = earlier.find((one) => one.procedure_id === sum.procedure_id);
    const left = Object.fromEntries(summed.map((name) => [name, sum[name] - out[name]]));
    return left.drills === 0 ? [] : [{ ...sum, ...left, last_ms: last?.last_ms ?? 0 }];
  });
}

async function summedBetween(
  queries: Queries,
  sinceMs: number,
  beforeMs: number,
): Promise<readonly Sums[]> {
  const trial = (condition: Expression<unknown>) => countIf(sql`is_trial = 1 and ${condition}`);
  return queries
    .selectFrom('verdicts')
    .where('started_ms', '>=', sinceMs)
    .where('started_ms', '<', beforeMs)
    .groupBy('procedure_id')
    .select('procedure_id')
    .select(({ fn }) => [fn.countAll<number>().as('drills'), fn.max('started_ms').as('last_ms')])
    .select(outcomes.map((name) => countIf(sql`outcome = ${name}`).as(name)))
    .select([
      countIf(sql`is_trial = 1`).as('trials'),
      trial(sql`in_time = 1`).as('in_time'),
      trial(sql`in_time = 0`).as('late'),
      trial(sql`censored = 1`).as('censored'),
      sql<number>`sum(case when is_trial = 1 then coalesce(outage_ms, 0) else 0 end)`.as(
        'outage_ms',
      ),
    ])
    .execute() as Promise<readonly Sums[]>;
}

const countIf = (condition: Expression<unknown>) =>
  sql<number>`sum(case when ${condition} then 1 else 0 end)`;

async function summedMonths(queries: Queries): Promise<readonly Sums[]> {
  return queries
    .selectFrom('months')
    .groupBy('procedure_id')
    .select('procedure_id')
    .select(({ fn }) => summed.map((name) => fn.sum<number>(name).as(name)))
    .select(({ fn }) => fn.max('last_ms').as('last_ms'))
    .execute();
}

async function named(
  queries: Queries,
  rows: readonly Sums[],
  ever: readonly Sums[],
): Promise<readonly Summary[]> {
  const procedures = await queries.selectFrom('procedures').selectAll().execute();
  const byId = new Map(procedures.map((one) => [one.id, one]));
  const subjectOf = ({ procedure_id }: Sums) => byId.get(procedure_id)?.subject_sha256;
  const bySubject = Map.groupBy(ever, subjectOf);
  const all = rows.flatMap((row): Summary[] => {
    const procedure = byId.get(row.procedure_id);
    if (!procedure) return [];
    const { drill, title, file, fault, system } = procedure;
    return [
      {
        ...{ drill, title, file, textSha256: procedure.text_sha256 },
        ...{ contentSha256: procedure.content_sha256, subjectSha256: procedure.subject_sha256 },
        ...{ system, fault, rtoMs: procedure.rto_ms },
        drills: row.drills,
        outcomes: Object.fromEntries(
          outcomes.map((name) => [name, row[name]]),
        ) as Summary['outcomes'],
        ...{ trials: row.trials, inTime: row.in_time, late: row.late, censored: row.censored },
        meanMs: row.trials > 0 ? Math.floor(row.outage_ms / row.trials) : null,
        lastMs: row.last_ms,
        ever: trialsOf(bySubject.get(procedure.subject_sha256) ?? []),
      },
    ];
  });
  // The database's own order of texts depends on its settings.
  return all.sort((one, other) => compare(keyOf(one), keyOf(other)));
}

const trialsOf = (sums: readonly Sums[]): TrialCounts => ({
  trials: sums.reduce((all, { trials }) => all + trials, 0),
  inTime: sums.reduce((all, { in_time }) => all + in_time, 0),
  late: sums.reduce((all, { late }) => all + late, 0),
});

const keyOf = ({ drill, lastMs, textSha256, contentSha256 }: Summary) =>
  `${drill} ${String(lastMs).padStart(16, '0')} ${textSha256} ${contentSha256}`;

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
