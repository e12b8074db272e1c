import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { append } from '../../harness/history/append.ts';
import { type History, openHistory } from '../../harness/history/open-history.ts';
import { sqliteAt } from '../../harness/history/place.ts';
import { rowsBetween, subjectsUntil } from '../../harness/history/subjects.ts';
import { manyRows, row } from './rows.ts';
import { subjectsOf } from './subjects-of.ts';

describe('what the drills of a history were about', () => {
  let folder: string;
  let history: History;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-subjects-'));
    history = await openHistory(sqliteAt(join(folder, 'history.db')));
  });
  afterEach(async () => {
    await history.close();
    rmSync(folder, { recursive: true });
  });

  it('is counted for each text, system and machine, until a moment', async () => {
    const rows = [
      ...manyRows(300),
      row({ drill: 'shop/drill-1', run: 'm2', machine: { cores: '64' } }),
      row({ drill: 'shop/drill-1', run: 's2', system: { ...row().system, sha256: null } }),
    ];
    await append(history, rows);
    const until = Date.UTC(2026, 9, 8);
    const earlier = rows.filter(({ startedMs }) => startedMs < until);
    for (const [moment, expected] of [
      [until, earlier],
      [Date.UTC(2027, 0, 1), rows],
    ] as const) {
      const found = await subjectsUntil(history, moment);
      expect(found).to.have.deep.members([...subjectsOf(expected)]);
      expect(found.map(({ drill }) => drill)).to.deep.equal(found.map(({ drill }) => drill).sort());
    }
  });

  it('gives the drills between two moments, the oldest first', async () => {
    const rows = manyRows(60);
    await append(history, rows.toReversed());
    const [since, before] = [rows[10]?.startedMs ?? 0, rows[20]?.startedMs ?? 0];
    expect(await rowsBetween(history, since, before)).to.deep.equal(rows.slice(10, 20));
  });
});
