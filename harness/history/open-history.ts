import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { historyError, newerHistory, noHistory } from './errors.ts';
import { type Database, type Migration, migrations as released } from './migrations.ts';
import type { HistoryPlace } from './place.ts';
import { createSchema, openPostgres } from './postgres.ts';
import type { HistoryTables } from './schema.ts';
import { createSqlite, openSqlite, readSqlite } from './sqlite.ts';

/** What reads and writes go through, alone or in a transaction. */
export type Queries = Kysely<HistoryTables>;

export interface History {
  readonly place: HistoryPlace;
  /** All of the work, or nothing of it. Errors are BAD_HISTORY or HISTORY_FAILED. */
  write<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly migrations?: readonly Migration[];
  /** How long to wait for another writer of a file. */
  readonly waitMs?: number;
}

/**
 * Opens a history to read it, also without the right to write it; one that is older is migrated first, which takes
 * that right. With it, SQLite tidies up the files that even a reader needs beside a history.
 */
export async function openToRead(place: HistoryPlace): Promise<History> {
  if (place.kind !== 'sqlite' || mayWrite(place.file)) return openHistory(place);
  let db: Queries | undefined;
  try {
    refuseOther(place);
    db = readSqlite(place.file);
    const version = await versionOf(db, place);
    if (version > released.length) throw newerHistory(place.shown, version, released.length);
    if (version === released.length) return historyOver(db, place);
    await db.destroy();
  } catch (error) {
    await db?.destroy().catch(() => undefined);
    throw historyError(error, place);
  }
  return openHistory(place);
}

function mayWrite(file: string): boolean {
  try {
    for (const path of [file, dirname(file)]) accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** SQLite would wait for a lock on a device, call a folder a lack of permission, and fill an empty file. */
function refuseOther({ file, shown }: HistoryPlace & { readonly kind: 'sqlite' }): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && (!found.isFile() || found.size === 0)) throw noHistory(shown);
}

/**
 * Opens a history, and creates it where there is none. A newer one is BAD_HISTORY; an older one is migrated, a file
 * after a copy of it.
 */
export async function openHistory(
  place: HistoryPlace,
  { migrations = released, waitMs }: OpenOptions = {},
): Promise<History> {
  let db: Queries | undefined;
  try {
    if (place.kind === 'sqlite') {
      refuseOther(place);
      await createSqlite(place.file, (made) => migrate(made, 'sqlite', 0, migrations));
      db = openSqlite(place.file, waitMs);
    } else {
      db = openPostgres(place.url);
      await createSchema(db);
    }
    await bringUp(db, place, migrations);
    return historyOver(db, place);
  } catch (error) {
    await db?.destroy().catch(() => undefined);
    throw historyError(error, place);
  }
}

async function bringUp(db: Queries, place: HistoryPlace, migrations: readonly Migration[]) {
  const version = await versionOf(db, place);
  if (version > migrations.length) throw newerHistory(place.shown, version, migrations.length);
  if (version === migrations.length) return;
  const copy = place.kind === 'sqlite' && version > 0 ? `${place.file}.v${version}` : undefined;
  const isOurs = copy !== undefined && (await makeCopy(db, copy));
  try {
    await inTransaction(db, place.kind, async (queries) => {
      // Another program may have migrated it meanwhile.
      const now = await versionOf(queries, place);
      await migrate(queries, place.kind, now, migrations);
    });
  } catch (error) {
    // Until the next attempt, drills may be added that this copy lacks.
    if (isOurs) await rm(copy, { force: true });
    throw error;
  }
}

async function migrate(
  db: Queries,
  database: Database,
  version: number,
  migrations: readonly Migration[],
): Promise<void> {
  for (const migration of migrations.slice(version)) await migration(db, database);
  await db.updateTable('history').set({ version: migrations.length }).execute();
}

/** 0 for a database without tables. */
async function versionOf(db: Queries, { shown, kind }: HistoryPlace): Promise<number> {
  const master = sql`select name from sqlite_master where type = 'table'`;
  const ours = sql`select table_name as name from information_schema.tables where table_schema = 'firedrill'`;
  const { rows } = await (kind === 'sqlite' ? master : ours).execute(db);
  const names = (rows as { name: string }[]).map(({ name }) => name);
  if (names.length === 0) return 0;
  if (!['history', 'verdicts', 'months'].every((name) => names.includes(name))) {
    throw noHistory(shown);
  }
  const row = await db.selectFrom('history').select('version').executeTakeFirst();
  if (!row) throw noHistory(shown);
  return row.version;
}

/** False if another program has made it. */
async function makeCopy(db: Queries, copy: string): Promise<boolean> {
  if (existsSync(copy)) return false;
  const unfinished = `${copy}.${process.pid}`;
  try {
    await sql`vacuum into ${unfinished}`.execute(db);
    await rename(unfinished, copy);
    return true;
  } finally {
    await rm(unfinished, { force: true });
  }
}

function historyOver(db: Queries, place: HistoryPlace): History {
  const coded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw historyError(error, place);
    }
  };
  return {
    place,
    write: (work) => coded(() => inTransaction(db, place.kind, work)),
    read: (work) => coded(() => work(db)),
    close: () => db.destroy(),
  };
}

/** SQLite takes the lock at once: a reader that becomes a writer would not wait for another one. */
async function inTransaction<T>(
  db: Queries,
  database: Database,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw(database === 'sqlite' ? 'begin immediate' : 'begin').execute(connection);
    try {
      // One writer at a time, as SQLite has it: so two of them never wait for each other.
      if (database === 'postgres')
        await sql`select pg_advisory_xact_lock(${lock})`.execute(connection);
      const result = await work(connection);
      await sql.raw('commit').execute(connection);
      return result;
    } catch (error) {
      // A connection that is lost cannot be asked; the database rolls back by itself.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined);
      throw error;
    }
  });
}

/** Any number that no other program uses. */
const lock = 7_301_947;
