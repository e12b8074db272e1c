import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { HistoryRow } from '../model/history.ts';
import { canonical } from './canonical.ts';
import type { Queries } from './open-history.ts';

/** The ids of what drills have in common; what is new is inserted. */
export async function commonIds(queries: Queries, rows: readonly HistoryRow[]) {
  const runs = await ids(queries, 'runs', rows, ({ run }) => ({ name: run }), ['name']);
  const drills = await ids(queries, 'drills', rows, ({ drill }) => ({ name: drill }), ['name']);
  const withCommit = rows.filter(({ commit }) => commit !== null);
  const commitOf = ({ commit }: HistoryRow) => ({ name: commit ?? '' });
  const commits = await ids(queries, 'commits', withCommit, commitOf, ['name']);
  const key = ['subject_sha256', 'content_sha256'] as const;
  const procedures = await ids(queries, 'procedures', rows, procedureOf, key);
  const systems = await ids(queries, 'systems', rows, systemOf, ['key_sha256']);
  const machines = await ids(queries, 'machines', rows, machineOf, ['key_sha256']);
  return (row: HistoryRow) => ({
    run_id: runs(row),
    drill_id: drills(row),
    procedure_id: procedures(row),
    system_id: systems(row),
    machine_id: machines(row),
    commit_id: row.commit === null ? null : commits(row),
  });
}

const machineOf = ({ machine, versions }: HistoryRow) =>
  withKey({ machine: canonical(machine), versions: canonical(versions) });

const systemOf = ({ system: { name, sha256, images } }: HistoryRow) =>
  withKey({ name, sha256: sha256 ?? '', images: canonical(images) });

function withKey<V extends Values>(values: V) {
  const key = createHash('sha256')
    .update(JSON.stringify(Object.values(values)))
    .digest('hex');
  return { ...values, key_sha256: key };
}

const procedureOf = ({ drill, system, procedure }: HistoryRow) => ({
  ...{ drill, system: system.name, title: procedure.title, file: procedure.file },
  ...{ line: procedure.line, fault: procedure.fault, rto_ms: procedure.rtoMs },
  ...{ subject_sha256: procedure.subjectSha256, content_sha256: procedure.contentSha256 },
  text_sha256: procedure.textSha256,
});

type Values = Readonly<Record<string, string | number | null>>;

/** Inserts what is new by its key, and returns the id of each row's. */
async function ids<V extends Values>(
  queries: Queries,
  table: 'runs' | 'drills' | 'commits' | 'procedures' | 'systems' | 'machines',
  rows: readonly HistoryRow[],
  valuesOf: (row: HistoryRow) => V,
  key: readonly (keyof V & string)[],
): Promise<(row: HistoryRow) => number> {
  const keyOf = (values: Values) => JSON.stringify(key.map((column) => values[column]));
  const wanted = new Map(rows.map(valuesOf).map((values) => [keyOf(values), values]));
  const found = new Map<string, number>();
  // The tables differ in their columns, which the callers above know.
  const db = queries as unknown as Kysely<Record<string, Record<string, never>>>;
  const look = async () => {
    if (wanted.size === 0) return;
    const [column = 'name'] = key;
    const values = [...new Set([...wanted.values()].map((one) => one[column]))] as never[];
    const query = db
      .selectFrom(table)
      .select(['id', ...key])
      .where(column, 'in', values);
    for (const row of (await query.execute()) as Values[]) found.set(keyOf(row), row.id as number);
  };
  await look();
  const missing = [...wanted].filter(([name]) => !found.has(name)).map(([, values]) => values);
  if (missing.length > 0) {
    await db
      .insertInto(table)
      .values(missing as never)
      .execute();
    await look();
  }
  return (row) => {
    const id = found.get(keyOf(valuesOf(row)));
    if (id === undefined) throw new Error(`${table} has no row that was just inserted`);
    return id;
  };
}
