import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { append } from '../../harness/history/append.ts';
import { medianKey, mediansSince } from '../../harness/history/medians.ts';
import { type History, openHistory } from '../../harness/history/open-history.ts';
import { sqliteAt } from '../../harness/history/place.ts';
import { prune } from '../../harness/history/prune.ts';
import { summariesOfAll, summariesSince } from '../../harness/history/summaries.ts';
import { summaryLine } from '../../harness/report/history/summary-words.ts';
import { row } from './rows.ts';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 11, 15);

describe('the claims of a list', () => {
  let folder: string;
  let history: History;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firedrill-summaries-'));
    history = await openHistory(sqliteAt(join(folder, 'history.db')));
  });
  afterEach(async () => {
    await history.close();
    rmSync(folder, { recursive: true });
  });

  /** One drill a night; the first `late` of them too late. */
  const drill = (count: number, late: number) =>
    append(
      history,
      Array.from({ length: count }, (_, index) =>
        row({
          ...{ run: `r${index}`, startedMs: nowMs - (count - index) * dayMs },
          ...{
            recovery: { inTime: index >= late },
            outcome: index < late ? 'refuted' : 'verified',
          },
        }),
      ),
    );
  const lineSince = async (days: number) => {
    const [found] = await summariesSince(history, nowMs - days * dayMs, nowMs);
    if (!found) throw new Error('no summary');
    return summaryLine(found);
  };

  it('have the median of the times, which one late drill does not move', async () => {
    const took = (ms: number, censored = false) => ({
      ...{ outage: { ms, minMs: ms - 10, maxMs: ms + 10 }, detect: null, censored },
    });
    const times = [took(2000), took(3000), took(80_000, true)];
    const rows = times.map((runbook, index) =>
      row({ run: `r${index}`, startedMs: nowMs - (3 - index) * dayMs, runbook }),
    );
    await append(history, rows);
    const medianSince = async (days: number) => {
      const [key] = (await summariesSince(history, 0)).map(medianKey);
      return (await mediansSince(history, nowMs - days * dayMs, nowMs)).get(key ?? '');
    };
    expect(await medianSince(28)).to.deep.equal({ ms: 3000, atLeast: false });
    expect(await medianSince(1)).to.deep.equal({ ms: 80_000, atLeast: true });
    expect(await medianSince(0)).to.equal(undefined);
    const [found] = await summariesSince(history, 0);
    if (!found) throw new Error('no summary');
    const told = summaryLine(found, { ms: 80_000, atLeast: true });
    expect(told).to.include('; median more than 80.00 s; last 2026-12-14').and.not.include('mean');
    expect(summaryLine(found)).to.match(/; last 2026-12-14; mean at least 28\.33 s$/);
  });

  it('rest on all drills, whatever the window begins with, and whether they were pruned', async () => {
    await drill(60, 30);
    expect(await lineSince(28)).to.match(
      /28 drills: 28 verified; 28 of 28 within 60 s; p90 beyond it at 95 % confidence \(30 of 60 ever\); /,
    );
    await prune(history, nowMs - 20 * dayMs);
    expect(await lineSince(5)).to.include(
      '5 of 5 within 60 s; p90 beyond it at 95 % confidence (30 of 60 ever); ',
    );
  });

  it('say that lateness is proven', async () => {
    await drill(30, 30);
    expect(await lineSince(3)).to.include(
      '0 of 3 within 60 s; p50 beyond it at 95 % confidence (0 of 30 ever); ',
    );
  });

  it('rest on no drill that is dated in the future, and the list says so', async () => {
    const later = { run: 'later', startedMs: nowMs + 400 * dayMs };
    await drill(4, 0);
    await append(history, [row(later)]);
    for (const [found] of [
      await summariesSince(history, nowMs - 28 * dayMs, nowMs),
      await summariesOfAll(history, nowMs),
    ]) {
      expect(found?.ever).to.deep.equal({ trials: 4, inTime: 4, late: 0 });
      expect(found && summaryLine(found)).to.match(
        /^shop\/cart-hangs .* {2}4 drills: 4 verified; 4 of 4 within 60 s; no claim yet; /,
      );
    }
    await prune(history, nowMs);
    expect(await summariesSince(history, nowMs, nowMs)).to.deep.equal([]);
  });
});
