import { type ColumnDataType, type CreateTableBuilder, type Kysely, sql } from 'kysely';

export type Database = 'sqlite' | 'postgres';

// biome-ignore lint/suspicious/noExplicitAny: a migration knows the tables of its own time only
export type Migration = (db: Kysely<any>, database: Database) => Promise<void>;

/** In order; the version of a history is how many of them it has seen. One that was released never changes. */
export const migrations: readonly Migration[] = [
  async (db, database) => {
    const table = (name: string, columns: Columns) => create(db, name, columns, database);
    await table('history', { version: 'integer', pruned_ms: 'bigint' });
    await table('runs', { id, name: 'text' });
    await table('drills', { id, name: 'text' });
    await table('commits', { id, name: 'text' });
    await table('machines', { id, key_sha256: 'text', machine: 'text', versions: 'text' });
    await table('systems', {
      id,
      key_sha256: 'text',
      name: 'text',
      sha256: 'text',
      images: 'text',
    });
    await table('procedures', {
      ...{ id, subject_sha256: 'text', content_sha256: 'text', text_sha256: 'text' },
      ...{ drill: 'text', title: 'text', file: 'text', line: 'integer' },
      ...{ fault: 'text', system: 'text', 'rto_ms?': 'bigint' },
    });
    const [flag, ms] = ['smallint', 'integer'] as const;
    const times = (of: string): Columns => ({
      ...{ [`${of}outage_ms?`]: ms, [`${of}outage_min_ms?`]: ms, [`${of}outage_max_ms?`]: ms },
      ...{ [`${of}detect_ms?`]: ms, [`${of}detect_min_ms?`]: ms, [`${of}detect_max_ms?`]: ms },
      [`${of}censored?`]: flag,
    });
    await table('verdicts', {
      ...{ id, run_id: 'integer', drill_id: 'integer', trial: 'integer' },
      ...{ 'trials_declared?': 'integer', 'trials_seed?': 'bigint', 'trials_until?': 'text' },
      ...{ procedure_id: 'integer', system_id: 'integer', 'commit_id?': 'integer' },
      machine_id: 'integer',
      ...{ started_ms: 'bigint', outcome: 'text' },
      ...{ 'fault_proven?': flag, 'procedure_works?': flag, 'recovered_in_time?': flag },
      ...{ 'data_safe?': flag, 'invariants_hold?': flag, 'verification_holds?': flag },
      ...{ 'promises_kept?': flag, 'clean?': flag, 'credit?': 'text' },
      ...{ is_trial: flag, 'in_time?': flag, ...times(''), ...times('control_') },
      ...{ 'alerts?': 'text', 'journal?': 'text' },
    });
    const [count, sum] = ['integer', 'bigint'] as const;
    await table('months', {
      ...{ procedure_id: 'integer', month: 'integer', drills: count, verified: count },
      ...{ refuted: count, inconclusive: count, inapplicable: count, withstood: count },
      ...{ trials: count, in_time: count, late: count, censored: count },
      ...{ outage_ms: sum, last_ms: 'bigint' },
    });
    const unique = (name: string, columns: string[]) =>
      db.schema.createIndex(`${name}_key`).unique().on(name).columns(columns).execute();
    for (const name of ['runs', 'drills', 'commits']) await unique(name, ['name']);
    for (const name of ['systems', 'machines']) await unique(name, ['key_sha256']);
    await unique('procedures', ['subject_sha256', 'content_sha256']);
    await unique('verdicts', ['run_id', 'drill_id', 'trial']);
    await unique('months', ['procedure_id', 'month']);
    const started = db.schema.createIndex('verdicts_started').on('verdicts');
    await started.columns(['started_ms']).execute();
    await sql`insert into history (version, pruned_ms) values (0, 0)`.execute(db);
  },
  async (db, database) => {
    const [count, ms] = ['integer', 'bigint'] as const;
    await create(
      db,
      'pruned',
      {
        ...{ procedure_id: 'integer', system_id: 'integer', machine_id: 'integer' },
        ...{ first_ms: ms, last_ms: ms, 'concluded_ms?': ms, verified: count, refuted: count },
        ...{ inconclusive: count, inapplicable: count, withstood: count, trials: count },
        ...{ in_time: count, late: count, credit_runbook: count, credit_heals_alone: count },
        credit_unproven: count,
      },
      database,
    );
    const key = db.schema.createIndex('pruned_key').unique().on('pruned');
    await key.columns(['procedure_id', 'system_id', 'machine_id']).execute();
    await sql.raw(prunedBefore).execute(db);
  },
];

/**
 * What was pruned already: the sums of the months less the drills that are left. They have no system. So those in
 * time prove nothing, and the others count against the system that was drilled last.
 */
const prunedBefore = `
  insert into pruned
  select sums.procedure_id,
    coalesce(newest.system_id, (select max(systems.id) from systems where systems.name = named.system)),
    coalesce(newest.machine_id, (select max(machines.id) from machines)),
    sums.last_ms, sums.last_ms, null,
    sums.verified - coalesce(own.verified, 0), sums.refuted - coalesce(own.refuted, 0),
    sums.inconclusive - coalesce(own.inconclusive, 0),
    sums.inapplicable - coalesce(own.inapplicable, 0), sums.withstood - coalesce(own.withstood, 0),
    sums.trials - sums.in_time - coalesce(own.trials - own.in_time, 0), 0,
    sums.late - coalesce(own.late, 0), 0, 0, 0
  from (
    select procedure_id, min(last_ms) as last_ms, sum(drills) as drills, sum(verified) as verified,
      sum(refuted) as refuted, sum(inconclusive) as inconclusive,
      sum(inapplicable) as inapplicable, sum(withstood) as withstood, sum(trials) as trials,
      sum(in_time) as in_time, sum(late) as late
    from months group by procedure_id
  ) as sums
  inner join procedures as named on named.id = sums.procedure_id
  left join (
    select procedure_id, count(*) as drills, max(id) as last_id, ${[
      ...['verified', 'refuted', 'inconclusive', 'inapplicable', 'withstood'].map(
        (name) => `sum(case when outcome = '${name}' then 1 else 0 end) as ${name}`,
      ),
      'sum(is_trial) as trials',
      'sum(case when is_trial = 1 and in_time = 1 then 1 else 0 end) as in_time',
      'sum(case when is_trial = 1 and in_time = 0 then 1 else 0 end) as late',
    ].join(', ')}
    from verdicts group by procedure_id
  ) as own on own.procedure_id = sums.procedure_id
  left join verdicts as newest on newest.id = own.last_id
  where sums.drills > coalesce(own.drills, 0)`;

/** By name; one that may be null ends with `?`. */
type Columns = Readonly<Record<string, ColumnDataType | typeof id>>;
const id = 'id' as const;

async function create(
  db: Parameters<Migration>[0],
  name: string,
  columns: Columns,
  database: Database,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [key, type] of Object.entries(columns)) {
    const column = key.replace('?', '');
    const own = database === 'sqlite' ? 'integer' : 'serial';
    if (type === id) table = table.addColumn(column, own, (one) => one.primaryKey());
    else if (key.endsWith('?')) table = table.addColumn(column, type);
    else table = table.addColumn(column, type, (one) => one.notNull());
  }
  await table.execute();
}
