import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { HistoryTables } from './schema.ts';

const connectMs = 10_000;
const statementMs = 120_000;
const lockMs = 10_000;
/** `bigint`, and `numeric`, which is what a sum of them is. */
const wholeNumbers = [20, 1700];

/** Our tables are in a schema of their own: a database may have other tenants. */
export function openPostgres(connectionString: string): Kysely<HistoryTables> {
  const types = new pg.TypeOverrides();
  // They are milliseconds and counts, which a double holds exactly.
  for (const type of wholeNumbers) types.setTypeParser(type, Number);
  const pool = new pg.Pool({
    ...{ connectionString, types, max: 1, application_name: 'firedrill' },
    ...{ connectionTimeoutMillis: connectMs, statement_timeout: statementMs },
    ...{ lock_timeout: lockMs, options: '-c search_path=firedrill' },
  });
  // An idle connection that breaks is an error of the next query.
  pool.on('error', () => {});
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/** Asked first: creating a schema that is there takes a right that a user of it need not have. */
export async function createSchema(db: Kysely<HistoryTables>): Promise<void> {
  const asked = sql<{ found: string | null }>`select to_regnamespace('firedrill')::text as found`;
  const { rows } = await asked.execute(db);
  if (rows[0]?.found) return;
  await sql`create schema if not exists firedrill`.execute(db);
}
