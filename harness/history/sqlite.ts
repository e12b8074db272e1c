import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
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
  return new Kysely({ dialect: new SqliteDialect({ database: asKyselyAsks(database) }) });
}

/**
 * Creates a file with what `fill` puts in it, unless there is one. It appears whole, because two programs cannot
 * both switch one file to write-ahead logging, and a killed one would leave half of it.
 */
export async function createSqlite(
  file: string,
  fill: (db: Kysely<HistoryTables>) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
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
