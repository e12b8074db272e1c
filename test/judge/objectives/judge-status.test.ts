import { expect } from 'chai';
import { judgeStatus } from '../../../harness/judge/objectives/judge-status.ts';
import type { HistoryRow } from '../../../harness/model/history.ts';
import { badge } from '../../../harness/report/objectives/badge.ts';
import { statusLine } from '../../../harness/report/objectives/status-words.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { row } from '../../history/rows.ts';
import { subjectsOf } from '../../history/subjects-of.ts';
import { presentDrill } from './present-drill.ts';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 11, 1, 12);
const at = (days: number) => nowMs - days * dayMs;
const written = [
  { title: 'Cart hangs', file: 'ops.md', line: 12 },
  { title: 'Backup', file: 'ops.md', line: 40 },
  { title: 'Stock is gone', file: 'ops.md', line: 60 },
];
const present = [
  presentDrill({ rehearses: [12, 40] }),
  presentDrill({ drill: 'shop/cart-slow' }),
  presentDrill({ drill: 'shop/cart-gone', contentSha256: '00' }),
];
const nights = Array.from({ length: 34 }, (_, index) =>
  row({ run: `r${index}`, startedMs: at(index) }),
);

const lines = (rows: readonly HistoryRow[], drills = present) =>
  judgeStatus(
    { written, present: drills, subjects: subjectsOf(rows), lastRows: rows },
    { nowMs, expiresDays: 7 },
  ).map((one) => [statusLine(one, nowMs, noPaint), badge(one)] as const);
const words = (picture: string) => /<title>(.*)<\/title>/.exec(picture)?.[1];

describe('the status of procedures', () => {
  it('has every procedure and every drill, the least known first', () => {
    const gone = row({ drill: 'shop/cart-gone', startedMs: at(3) });
    const other = row({ drill: 'shop/elsewhere', startedMs: at(0), outcome: 'refuted' });
    expect(lines([...nights, gone, other]).map(([line]) => line)).to.deep.equal([
      '? never drilled  Stock is gone (ops.md:60): no drill rehearses it',
      '? never drilled  shop/cart-slow  Cart hangs (ops.md:12)',
      '? verified 2026-11-28 (3 days ago)  shop/cart-gone  Cart hangs (ops.md:12): 2.00 s of 60 s; 1 of 1 in time; no claim; 1 drill: 1 verified; credit: 1 of 1; expired: the procedure changed since the last drill',
      '✖ refuted 2026-12-01 (today)  shop/elsewhere  Cart hangs (ops.md): 2.00 s of 60 s; 1 of 1 in time; no claim; 1 drill: 1 refuted; credit: 1 of 1; no drill of this repository',
      '✔ verified 2026-12-01 (today)  shop/cart-hangs  Cart hangs (ops.md:12): 2.00 s of 60 s; 34 of 34 in time; p90 within it at 95 % confidence; 34 drills: 34 verified; credit: 34 of 34',
    ]);
  });

  it('says nothing of a repository where there is none', () => {
    expect(lines(nights, []).at(-1)?.[0]).to.match(
      /p90 within it at 95 % confidence; 34 drills: 34 verified; credit: 34 of 34$/,
    );
  });

  it('is a picture that says how old it is, and what it rests on', () => {
    const [, , , found] = lines(nights);
    expect(words(found?.[1] ?? '')).to.equal(
      'drilled 2026-12-01 · 2.00 s of 60 s · 34 of 34 in time · credit 34 of 34',
    );
    const old = nights.map((one) => ({ ...one, startedMs: one.startedMs - 9 * dayMs }));
    const [picture] = lines(old, [presentDrill()])
      .map(([, drawn]) => drawn)
      .slice(-1);
    expect(words(picture ?? '')).to.equal(
      'expired, drilled 2026-11-22 · 2.00 s of 60 s · 34 of 34 in time · credit 34 of 34',
    );
    expect(picture).to.match(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+"/);
    expect(words(lines([])[0]?.[1] ?? '')).to.equal('never drilled');
  });

  it('says how the drills ended before, and that a system heals alone', () => {
    const found = (change: (row: HistoryRow, index: number) => Partial<HistoryRow>) =>
      lines(
        nights.map((one, index) => ({ ...one, ...change(one, index) })),
        [presentDrill()],
      ).at(-1);
    const [line, picture] =
      found((_, index) => ({ outcome: index > 5 ? 'refuted' : 'verified' })) ?? [];
    expect(line).to.include('; 34 drills: 6 verified, 28 refuted');
    expect(words(picture ?? '')).to.equal(
      'drilled 2026-12-01 · 2.00 s of 60 s · 34 of 34 in time · 28 refuted · credit 34 of 34',
    );
    const [alone, drawn] = found(() => ({ credit: 'heals alone' })) ?? [];
    expect(alone).to.include('; no credit to the runbook: 34 heal alone');
    expect(words(drawn ?? '')).to.match(/ · 34 of 34 in time · no credit: 34 heal alone$/);
    expect(drawn).to.include('#6e5c00');
    const [mixed] = found((_, index) => ({ credit: index < 3 ? 'unproven' : 'runbook' })) ?? [];
    expect(mixed).to.include('; credit: 31 of 34, 3 unproven');
  });

  it('says that lateness is proven, and not that there is no claim', () => {
    const late = nights.map((one) => ({ ...one, recovery: { inTime: false } }));
    expect(lines(late, [presentDrill()]).at(-1)?.[0]).to.include(
      '0 of 34 in time; p50 beyond it at 95 % confidence; ',
    );
  });

  it('does not call a drill undrilled that was pruned', () => {
    const [found] = judgeStatus(
      { written: [], present: [presentDrill()], subjects: subjectsOf(nights), lastRows: [] },
      { nowMs, expiresDays: 7 },
    ).slice(-1);
    if (!found) throw new Error('no status');
    expect(statusLine(found, nowMs, noPaint)).to.match(
      /^\? pruned {2}shop\/cart-hangs .*: 34 of 34 in time; p90 within it/,
    );
    expect(words(badge(found))).to.equal('drills pruned · 34 of 34 in time · credit 34 of 34');
  });

  it('says what a recovery took where it is not in time, or nothing is stated', () => {
    const runbook = {
      outage: { ms: 90_000, minMs: 90_000, maxMs: 90_100 },
      detect: null,
      censored: true,
    };
    const { procedure } = row();
    const untimed = { ...procedure, rtoMs: null };
    const last = (changes: Partial<HistoryRow>) =>
      lines([row({ startedMs: at(1), ...changes })], []).at(-1)?.[0];
    expect(last({ runbook, outcome: 'refuted' })).to.include(
      ': more than 90.00 s of 60 s; 1 of 1 in time;',
    );
    expect(last({ procedure: untimed })).to.include(
      ': 2.00 s, no time is stated; n = 1; nothing to claim',
    );
    expect(last({ runbook: null, recovery: null })).to.include(': no outage seen; n = 0; no claim');
  });
});
