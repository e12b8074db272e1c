import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { append } from '../../harness/history/append.ts';
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
