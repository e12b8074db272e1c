import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { append } from '../../harness/history/append.ts';
import { type History, openHistory } from '../../harness/history/open-history.ts';
import { sqliteAt } from '../../harness/history/place.ts';
import { summariesOfAll, summariesSince } from '../../harness/history/summaries.ts';
import { row } from './rows.ts';

const day = (number: number, month = 11) => Date.UTC(2026, month, number, 4);

describe('adding drills to a history', () => {
  let folder: string;
  let history: History;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-append-'));
    history = await openHistory(sqliteAt(join(folder, 'history.db')));
  });
  afterEach(async () => {
    await history.close();
    rmSync(folder, { recursive: true });
  });

  it('adds each drill of a run once, and each trial', async () => {
    const trial = (number: number) => row({ trial: { number, of: 3, seed: 7 } });
    const rows = [row({ run: 'r0' }), trial(1), trial(2), trial(3), row({ drill: 'shop/other' })];
    expect(await append(history, rows)).to.include({ added: 5, known: 0, pruned: 0 });
    expect(await append(history, [...rows, trial(2)])).to.include({ added: 0, known: 6 });
    const [summary] = await summariesOfAll(history);
    expect(summary).to.include({ drills: 5, trials: 5, inTime: 5 });
  });

  it('replaces what a journal that broke off had said, by one that ended', async () => {
    const unknown = { ...row().judgements, procedureWorks: null, recoveredInTime: null };
    const cut = row({ outcome: 'inconclusive', judgements: unknown, recovery: null });
    // Its images are recorded later than where it broke off, so it counted as a trial of something else.
    const other = { ...cut.procedure, subjectSha256: '22'.repeat(32) };
    await append(history, [{ ...cut, procedure: other }, row({ run: 'r2' })]);
    expect(await append(history, [row()])).to.include({ added: 0, known: 1 });
    const whole = row();
    expect(await append(history, [whole], new Set([whole]))).to.deep.equal({
      ...{ added: 1, known: 0, replaced: 1, pruned: 0 },
    });
    const ever = await summariesOfAll(history);
    expect(ever).to.deep.equal(await summariesSince(history, 0));
    expect(ever.map(({ drills, trials }) => [drills, trials])).to.deep.equal([[2, 2]]);
    const again = row();
    expect(await append(history, [again], new Set([again]))).to.include({ added: 0, known: 1 });
    const late = row({ outcome: 'refuted' });
    expect(await append(history, [late], new Set([late]))).to.include({ added: 0, known: 1 });
  });

  it('sums the months as the drills themselves', async () => {
    const late = { ...row(), outcome: 'refuted', recovery: { inTime: false } } as const;
    const rows = [
      row({ run: 'a', startedMs: day(30, 9) }),
      { ...late, run: 'b', startedMs: day(2) },
      row({ run: 'c', startedMs: day(5), recovery: { inTime: null } }),
      row({ run: 'd', startedMs: day(4), outcome: 'inconclusive', recovery: null, runbook: null }),
    ];
    for (const one of rows) await append(history, [one]);
    const ever = await summariesOfAll(history);
    expect(ever).to.deep.equal(await summariesSince(history, 0));
    expect(ever).to.have.length(1);
    expect(ever[0]).to.deep.include({
      ...{ drills: 4, trials: 3, inTime: 1, late: 1, censored: 0, meanMs: 2000, lastMs: day(5) },
      outcomes: { verified: 2, refuted: 1, inconclusive: 1, inapplicable: 0, withstood: 0 },
    });
    const [since] = await summariesSince(history, day(3));
    expect(since).to.include({ drills: 2, trials: 1, inTime: 0 });
  });

  it('keeps procedures apart whose text is another', async () => {
    const { procedure } = row();
    const other = { ...procedure, textSha256: '11'.repeat(32), subjectSha256: '22'.repeat(32) };
    await append(history, [row(), row({ run: 'r2', procedure: other })]);
    expect((await summariesOfAll(history)).map(({ drills }) => drills)).to.deep.equal([1, 1]);
  });
});
