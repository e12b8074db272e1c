import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { makeFolder } from '../io/make-folder.ts';
import type { HistoryTables } from './schema.ts';

/** How long a writer waits for another one. */
const busyMs = 10_000;

export function openSqlite(file: string, waitMs = busyMs): Kysely<HistoryTables> {
  const database = new DatabaseSync(file, { timeout: waitMs });
  try {
    const mode = database.prepare('pragma journal_mode').get();
    if (mode?.journal_mode !== 'wal') database.exec('pragma journal_mode = wal');
  } catch (error) {
    database.close();
    throw error;
  }
  return over(database);
}

/** To read alone: it takes no right to write, and changes nothing. */
export function readSqlite(file: string, waitMs = busyMs): Kysely<HistoryTables> {
  const open = (path: string | URL) => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: waitMs });
    try {
      // Only now does SQLite look at the file.
      database.prepare('select count(*) from sqlite_master').get();
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return over(open(file));
  } catch (error) {
    // Write-ahead logging needs files beside it, and their folder may not be written to. Without a log nobody writes.
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
    if (!cannotMakeFiles(error) || (log && log.size > 0)) throw error;
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    return over(open(url));
  }
}

const cannotMakeFiles = (error: unknown) =>
  [8, 14].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);

const over = (database: DatabaseSync): Kysely<HistoryTables> =>
  new Kysely({ dialect: new SqliteDialect({ database: asKyselyAsks(database) }) });

/**
 * Creates a file with what `fill` puts in it, unless there is one. It appears whole, because two programs cannot
 * both switch one file to write-ahead logging, and a killed one would leave half of it.
 */
export async function createSqlite(
  file: string,
  fill: (db: Kysely<HistoryTables>) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) return;
  await makeFolder(dirname(resolve(file)));
  const unfinished = `${file}.${randomUUID()}`;
  try {
    const db = openSqlite(unfinished);
    try {
      await fill(db);
    } finally {
      await db.destroy();
    }
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${unfinished}${suffix}`, { force: true });
  }
}

/** `node:sqlite` by the names that Kysely's own dialect for SQLite calls. */
function asKyselyAsks(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
