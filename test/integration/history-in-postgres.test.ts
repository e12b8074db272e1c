import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { sql } from 'kysely';
import { append } from '../../harness/history/append.ts';
import { type History, openHistory } from '../../harness/history/open-history.ts';
import { postgresAt, sqliteAt } from '../../harness/history/place.ts';
import { prune } from '../../harness/history/prune.ts';
import { lastRows } from '../../harness/history/read-rows.ts';
import { rowsBetween, subjectsUntil } from '../../harness/history/subjects.ts';
import { summariesOfAll, summariesSince } from '../../harness/history/summaries.ts';
import { everyRow } from '../history/every-row.ts';
import {
  type PostgresServer,
  postgresPrograms,
  startPostgres,
} from '../history/postgres-server.ts';
import { manyRows } from '../history/rows.ts';

const programs = postgresPrograms();
const program = fileURLToPath(new URL('../history/writer.ts', import.meta.url));

describe('a history in PostgreSQL', function () {
  this.timeout(120_000);
  let server: PostgresServer;
  let folder: string;
  before(async function () {
    // Debian's package `postgresql` has it.
    if (!programs) return this.skip();
    server = await startPostgres(programs);
    folder = mkdtempSync(join(tmpdir(), 'firedrill-both-'));
  });
  after(async () => {
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  const everything = async (history: History) => ({
    all: await summariesOfAll(history),
    subjects: await subjectsUntil(history, Date.UTC(2026, 10, 8)),
    between: await rowsBetween(history, Date.UTC(2026, 10, 3), Date.UTC(2026, 10, 8)),
    since: await summariesSince(history, Date.UTC(2026, 10, 3)),
    last: await lastRows(history, 'shop/drill-1', 5),
    rows: await everyRow(history),
  });

  it('gives the same reports as a file with the same drills, before and after it is pruned', async () => {
    const both = [sqliteAt(join(folder, 'history.db')), postgresAt(server.url)];
    const found = await Promise.all(
      both.map(async (place) => {
        const history = await openHistory(place);
        const rows = manyRows(1200);
        const added = [await append(history, rows), await append(history, rows.slice(0, 300))];
        const before = await everything(history);
        const removed = await prune(history, Date.UTC(2026, 9, 20));
        const again = await append(history, rows);
        const after = await everything(history);
        await history.close();
        return JSON.stringify({ added, before, removed, again, after });
      }),
    );
    expect(found[1]).to.equal(found[0]);
    expect(JSON.parse(found[0] ?? '').added).to.deep.equal([
      { added: 1200, known: 0, replaced: 0, pruned: 0 },
      { added: 0, known: 300, replaced: 0, pruned: 0 },
    ]);
  });

  it('takes drills from several programs at once, which all create it', async () => {
    const history = await openHistory(postgresAt(server.url));
    await history.read((queries) => sql`drop schema firedrill cascade`.execute(queries));
    await history.close();
    const writers = ['a', 'b', 'c'].map((name) =>
      promisify(execFile)(process.execPath, [program, server.url, name, '30']),
    );
    await Promise.all(writers);
    const again = await openHistory(postgresAt(server.url));
    expect((await summariesOfAll(again))[0]?.drills).to.equal(90);
    await again.close();
  });

  it('that goes away is an error without any part of its connection string', async () => {
    const lost = await startPostgres(programs ?? '');
    const history = await openHistory(postgresAt(lost.url));
    await lost.stop();
    const error = await append(history, manyRows(1)).catch((cause: unknown) => cause as Error);
    await history.close();
    expect(error).to.include({ code: 'HISTORY_FAILED', exitCode: 3 });
    expect(String((error as Error).stack)).to.not.match(/127\.0\.0\.1|postgres:|firedrill@/);
  });
});
