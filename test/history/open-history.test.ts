import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { append } from '../../harness/history/append.ts';
import { type Migration, migrations } from '../../harness/history/migrations.ts';
import { openHistory } from '../../harness/history/open-history.ts';
import { postgresAt, sqliteAt } from '../../harness/history/place.ts';
import { subjectsUntil } from '../../harness/history/subjects.ts';
import { summariesOfAll } from '../../harness/history/summaries.ts';
import { row } from './rows.ts';

describe('a history', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-history-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (name = 'deep/history.db') => sqliteAt(join(folder, name));
  const failure = (opening: Promise<unknown>) =>
    opening.then(
      () => undefined,
      (error: unknown) => error as Error & { code: string; exitCode: number },
    );

  it('is made with its folder, whole, and leaves nothing else there', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openHistory(at())));
    for (const [index, history] of opened.entries())
      await append(history, [row({ run: `r${index}` })]);
    const [summary] = await summariesOfAll(opened[0] as (typeof opened)[number]);
    for (const history of opened) await history.close();
    expect(summary?.drills).to.equal(3);
    expect(readdirSync(join(folder, 'deep'))).to.deep.equal(['history.db']);
  });

  it('is refused where the name is a folder’s or a device’s', async () => {
    for (const place of [sqliteAt(folder), sqliteAt('/dev/null')]) {
      const error = await failure(openHistory(place, { waitMs: 1 }));
      expect(error).to.include({ code: 'BAD_HISTORY', exitCode: 2 });
      expect(error?.message).to.equal(`${place.shown} is not a history of Firedrill.`);
    }
  });

  it('is refused where the file is something else', async () => {
    writeFileSync(join(folder, 'ops.md'), '# Operations\n'.repeat(100));
    const other = new DatabaseSync(join(folder, 'other.db'));
    other.exec('create table history (x)');
    other.close();
    for (const name of ['ops.md', 'other.db']) {
      const error = await failure(openHistory(at(name)));
      expect(error, name).to.include({ code: 'BAD_HISTORY', exitCode: 2 });
      expect(error?.message).to.include(name).and.include('is not a history of Firedrill');
    }
  });

  const next: Migration = async (db) => {
    await db.schema.alterTable('runs').addColumn('night', 'integer').execute();
  };

  it('is migrated when it is older, after a copy; and a newer one is refused', async () => {
    const older = await openHistory(at());
    await append(older, [row()]);
    await older.close();
    const both = [...migrations, next];
    const now = await openHistory(at(), { migrations: both });
    expect((await summariesOfAll(now))[0]?.drills).to.equal(1);
    await now.close();
    const copy = await openHistory(at(`deep/history.db.v${migrations.length}`));
    expect((await summariesOfAll(copy))[0]?.drills).to.equal(1);
    await copy.close();
    const error = await failure(openHistory(at()));
    expect(error).to.include({ code: 'BAD_HISTORY', exitCode: 2 });
    expect(error?.message).to.include(
      `of version ${migrations.length + 1}; this program reads up to ${migrations.length}`,
    );
  });

  it('counts the late drills of an older one that were pruned, and claims nothing by those in time', async () => {
    const older = await openHistory(at(), { migrations: migrations.slice(0, 1) });
    const night = (index: number) =>
      row({
        ...{ run: `r${index}`, startedMs: index, recovery: { inTime: index > 3 } },
        outcome: index > 3 ? 'verified' : 'refuted',
      });
    await append(
      older,
      Array.from({ length: 40 }, (_, index) => night(index + 1)),
    );
    const procedure = { ...row().procedure, subjectSha256: '11'.repeat(32), contentSha256: '22' };
    const late = { recovery: { inTime: false }, outcome: 'refuted', procedure } as const;
    await append(older, [row({ run: 'gone', startedMs: 5, ...late })]);
    await older.write((queries) =>
      queries.deleteFrom('verdicts').where('started_ms', '<=', 10).execute(),
    );
    await older.close();
    const now = await openHistory(at());
    const found = await subjectsUntil(now, 100);
    await now.close();
    const gone = found.find(({ subjectSha256 }) => subjectSha256 === procedure.subjectSha256);
    expect(gone).to.include({ trials: 1, late: 1, systemSha256: row().system.sha256 });
    const [subject, ...others] = found.filter((one) => one !== gone);
    expect(others).to.deep.equal([]);
    expect(subject).to.include({ trials: 33, inTime: 30, late: 3 });
    expect(subject?.outcomes).to.include({ verified: 37, refuted: 3 });
  });

  it('stays as it was when a migration fails', async () => {
    await (await openHistory(at())).close();
    const broken: Migration = async (db, database) => {
      await next(db, database);
      throw new Error('power cut');
    };
    const error = await failure(openHistory(at(), { migrations: [...migrations, broken] }));
    expect(error).to.include({ code: 'HISTORY_FAILED', exitCode: 3 });
    const as = await openHistory(at());
    await append(as, [row()]);
    await as.close();
    await (await openHistory(at(), { migrations: [...migrations, next] })).close();
    const copy = await openHistory(at(`deep/history.db.v${migrations.length}`));
    expect(await summariesOfAll(copy), 'the copy is of now').to.have.length(1);
    await copy.close();
  });

  it('that another program has locked is an error of its own', async () => {
    await (await openHistory(at())).close();
    const other = new DatabaseSync(join(folder, 'deep/history.db'));
    other.exec('begin immediate');
    const history = await openHistory(at(), { waitMs: 1 });
    const error = await failure(append(history, [row()]));
    await history.close();
    other.close();
    expect(error).to.include({ code: 'HISTORY_FAILED', exitCode: 3 });
    expect(error?.message).to.include('is locked by another program');
  });

  it('that has no room says so, and keeps what it has', async () => {
    const history = await openHistory(at());
    await append(history, [row()]);
    const { sql } = await import('kysely');
    await history.read((queries) => sql`pragma max_page_count = 1`.execute(queries));
    const many = Array.from({ length: 500 }, (_, index) => row({ run: `run-${index}` }));
    const error = await failure(append(history, many));
    expect(error).to.include({ code: 'HISTORY_FAILED', exitCode: 3 });
    expect(error?.message).to.include('the disk is full');
    expect((await summariesOfAll(history))[0]?.drills).to.equal(1);
    await history.close();
  });

  it('prints no part of a connection string', async () => {
    for (const host of ['127.0.0.1:1', 'no-such-host.invalid']) {
      const place = postgresAt(`postgres://night-user:s3cretword@${host}/nightbase`);
      const error = await failure(openHistory(place));
      expect(error).to.include({ code: 'HISTORY_FAILED', exitCode: 3 });
      const told = `${error?.message} ${JSON.stringify(error)} ${String(error?.cause)} ${error?.stack}`;
      for (const part of ['night-user', 's3cretword', '127.0.0.1', 'no-such-host', 'nightbase']) {
        expect(told).to.not.include(part);
      }
    }
    expect(existsSync(join(folder, 'deep'))).to.equal(false);
  });
});
