import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { append } from '../../harness/history/append.ts';
import { type History, openHistory } from '../../harness/history/open-history.ts';
import { sqliteAt } from '../../harness/history/place.ts';
import { prune } from '../../harness/history/prune.ts';
import { drillNames, lastRows } from '../../harness/history/read-rows.ts';
import { subjectsUntil } from '../../harness/history/subjects.ts';
import { summariesOfAll, summariesSince } from '../../harness/history/summaries.ts';
import { everyRow } from './every-row.ts';
import { manyRows, row } from './rows.ts';
import { subjectsOf } from './subjects-of.ts';

describe('the drills of a history', () => {
  let folder: string;
  let history: History;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-prune-'));
    history = await openHistory(sqliteAt(join(folder, 'history.db')));
  });
  afterEach(async () => {
    await history.close();
    rmSync(folder, { recursive: true });
  });
  it('are read as they were written, the oldest first', async () => {
    const rows = manyRows(2500);
    await append(history, [...rows].reverse());
    expect(await everyRow(history)).to.deep.equal(rows);
    const [last, before] = await lastRows(history, 'shop/drill-4', 2);
    expect([last, before]).to.deep.equal([rows[2499], rows[2494]]);
    expect(await drillNames(history)).to.have.length(5);
  });

  it('can be removed up to a day; what they come to stays, and they never come back', async () => {
    const rows = manyRows(12_000);
    await append(history, rows);
    const ever = await summariesOfAll(history);
    const day = Date.UTC(2027, 10, 1);
    const older = rows.filter(({ startedMs }) => startedMs < day).length;
    expect(await prune(history, day)).to.equal(older);
    expect(await everyRow(history)).to.deep.equal(rows.slice(older));
    expect(await summariesOfAll(history)).to.deep.equal(ever);
    const again = await append(history, rows);
    expect(again).to.deep.equal({
      added: 0,
      known: rows.length - older,
      replaced: 0,
      pruned: older,
    });
    expect(await summariesOfAll(history)).to.deep.equal(ever);
    // Less than before removes nothing, and allows nothing again.
    expect(await prune(history, Date.UTC(2026, 0, 1))).to.equal(0);
    expect(await append(history, rows.slice(0, 1))).to.include({ pruned: 1 });
  });

  it('and the claims about texts and systems stay as they were', async () => {
    const rows = manyRows(12_000);
    const nowMs = Date.UTC(2030, 0, 1);
    await append(history, rows);
    const before = await subjectsUntil(history, nowMs);
    expect(before).to.have.deep.members([...subjectsOf(rows)]);
    for (const day of [Date.UTC(2027, 4, 1), Date.UTC(2027, 10, 1), nowMs]) {
      await prune(history, day);
      expect(await subjectsUntil(history, nowMs)).to.deep.equal(before);
    }
  });

  it('and the runs that have none left', async () => {
    await append(history, [row({ startedMs: 1 }), row({ run: 'r2' })]);
    await prune(history, 2);
    const runs = await history.read((queries) =>
      queries.selectFrom('runs').select('name').execute(),
    );
    expect(runs).to.deep.equal([{ name: 'r2' }]);
    expect(await summariesSince(history, 0)).to.have.length(1);
  });
});
