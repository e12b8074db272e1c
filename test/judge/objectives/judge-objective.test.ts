import { expect } from 'chai';
import { judgeObjective } from '../../../harness/judge/objectives/judge-objective.ts';
import type { PresentDrill } from '../../../harness/judge/objectives/judge-procedure.ts';
import type { HistoryRow } from '../../../harness/model/history.ts';
import type { Objective } from '../../../harness/model/objective.ts';
import { row } from '../../history/rows.ts';
import { subjectsOf } from '../../history/subjects-of.ts';
import { presentDrill } from './present-drill.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 11, 15);
const objective = (changes: Partial<Objective> = {}): Objective => ({
  ...{ name: 'recovers', target: 0.9, window: { days: 28 }, expiresDays: 7 },
  place: { file: '.firedrill.yaml', line: 2, column: 5 },
  ...changes,
});

/** One drill a night, the last one this night; `ends` says how each ended, the last one first. */
const nights = (ends: readonly (boolean | null)[], changes: Partial<HistoryRow> = {}) =>
  ends.map((inTime, index) =>
    row({
      ...{ run: `${changes.drill ?? ''}r${index}`, startedMs: now - (index + 0.5) * dayMs },
      ...{ recovery: { inTime }, outcome: inTime === false ? 'refuted' : 'verified', ...changes },
    }),
  );
const times = <T>(count: number, value: T): readonly T[] => new Array<T>(count).fill(value);

const judge = (
  rows: readonly HistoryRow[],
  changes: Partial<Objective> = {},
  present: readonly PresentDrill[] = [],
) => judgeObjective(objective(changes), { subjects: subjectsOf(rows), rows, present }, now);

describe('an objective', () => {
  it('is met when all trials of the text prove it, and the window keeps within it', () => {
    for (const [clean, target, status, needed] of [
      [32, 0.9, 'insufficient data', 1],
      [33, 0.9, 'met', 0],
      [67, 0.95, 'insufficient data', 1],
      [68, 0.95, 'met', 0],
    ] as const) {
      const verdict = judge(nights(times(clean, true)), { target });
      expect([clean, verdict.status, verdict.needed]).to.deep.equal([clean, status, needed]);
      expect(verdict.window.trials).to.equal(28);
      expect(verdict.all.trials).to.equal(clean);
    }
    // Proven by 300 nights, but these four weeks spent more than they may.
    const lately = judge(nights([...times(4, false), ...times(300, true)]));
    expect(lately).to.include({ status: 'insufficient data', proven: true, budget: 2 });
  });

  it('is missed when the trials of its window prove it', () => {
    const late = (count: number) => nights([...times(count, false), ...times(60, true)]);
    expect(judge(late(6), { target: 0.95 }).status).to.equal('insufficient data');
    expect(judge(late(7), { target: 0.95 })).to.include({ status: 'missed', disproved: true });
    // Long ago is another window.
    const before = nights([...times(28, true), ...times(20, false)]);
    expect(judge(before).status).to.equal('insufficient data');
  });

  it('takes what is undecided for late when it claims, and for in time when it denies', () => {
    const undecided = nights(times(40, null));
    const verdict = judge(undecided);
    expect(verdict).to.include({ status: 'insufficient data', proven: false, disproved: false });
    expect(verdict.window).to.deep.equal({ trials: 28, inTime: 0, late: 0 });
    expect(verdict.share).to.deep.equal({ least: 0, most: 1 });
  });

  it('is about its month, which begins on the first day', () => {
    const verdict = judge(nights(times(40, true)), { window: 'month' });
    expect(verdict.sinceMs).to.equal(Date.UTC(2026, 11, 1));
    expect(verdict.window.trials).to.equal(14);
  });

  it('expires without a conclusive drill', () => {
    const old = nights(times(60, true)).map((one) => ({
      ...one,
      startedMs: one.startedMs - 7 * dayMs,
    }));
    const [procedure] = judge(old).procedures;
    expect(procedure?.expired).to.equal('no conclusive drill for 7 days');
    expect(judge(old).status).to.equal('expired');
    expect(judge(old, { expiresDays: 8 }).status).to.equal('met');
    const since = nights(times(7, null), { run: 'since', outcome: 'inconclusive', recovery: null });
    expect(judge([...old, ...since]).status).to.equal('expired');
  });

  it('expires when what it was about changed, and not when a run needed other parts of the system', () => {
    const rows = nights(times(40, true));
    expect(judge(rows, {}, [presentDrill()]).status).to.equal('met');
    const because = (changes: Partial<PresentDrill>) => {
      const { status, procedures } = judge(rows, {}, [presentDrill(changes)]);
      return [status, procedures[0]?.expired];
    };
    const edited = (what: string) => ['expired', `${what} changed since the last drill`];
    expect(because({ contentSha256: '00' })).to.deep.equal(edited('the procedure'));
    expect(because({ contentSha256: '00', textSha256: 'aa'.repeat(32) })).to.deep.equal([
      'met',
      null,
    ]);
    expect(because({ rtoMs: 30_000 })).to.deep.equal(edited('the stated time'));
    expect(because({ systemSha256s: ['00'] })).to.deep.equal(edited('the system'));
    expect(because({ contentSha256: '00', systemSha256s: ['00'] })).to.deep.equal(
      edited('the procedure and the system'),
    );
    expect(because({ systemSha256s: [] })).to.deep.equal(['met', null]);
    const { system } = row();
    const withParts = rows.map((one, index) =>
      index % 2 === 0 ? one : { ...one, system: { ...system, sha256: 'ee'.repeat(32) } },
    );
    expect(judge(withParts, {}, [presentDrill()]).all.trials).to.equal(40);
    expect(judge(withParts, {}, []).all.trials).to.equal(20);
  });

  it('needs trials counted anew after an edit, and not after a while without a drill', () => {
    const rows = nights(times(20, true));
    expect(judge(rows, {}, [presentDrill()]).needed).to.equal(13);
    expect(judge(rows, {}, [presentDrill({ rtoMs: 30_000 })]).needed).to.equal(33);
    expect(judge(rows, { expiresDays: 0 }, [presentDrill()])).to.include({
      ...{ status: 'expired', needed: 13 },
    });
  });

  it('counts no drill of another text, even where the last drills were of that', () => {
    const { procedure } = row();
    const other = { ...procedure, subjectSha256: '11'.repeat(32), contentSha256: '22'.repeat(32) };
    const old = nights([...times(20, true)]).slice(10);
    const tried = nights(times(10, false), { procedure: other, run: 'another text' });
    expect(judge([...tried, ...old]).procedures[0]).to.deep.include({
      window: { trials: 10, inTime: 0, late: 10 },
      others: 10,
    });
    // The repository has the old one: the others were drills of a proposal.
    expect(judge([...tried, ...old], {}, [presentDrill()]).procedures[0]).to.deep.include({
      window: { trials: 10, inTime: 10, late: 0 },
      others: 10,
    });
  });

  it('is about all its procedures together, and not met while one was never drilled', () => {
    const rows = ['shop/a', 'shop/b', 'other/c'].flatMap((drill) =>
      nights(times(20, true), { drill }),
    );
    const verdict = judge(rows, { drill: 'shop' });
    expect(verdict.status).to.equal('met');
    expect(verdict.all.trials).to.equal(40);
    expect(verdict.procedures.map(({ drill }) => drill)).to.deep.equal(['shop/a', 'shop/b']);
    const present = ['shop/a', 'shop/b', 'shop/d'].map((drill) => presentDrill({ drill }));
    const lacking = judge(rows, { drill: 'shop' }, present);
    expect(lacking.undrilled).to.deep.equal(['shop/d']);
    expect(lacking.status).to.equal('insufficient data');
  });

  it('says nothing of a procedure that states no time, and nothing without a drill', () => {
    const { procedure } = row();
    const untimed = nights(times(40, null), { procedure: { ...procedure, rtoMs: null } });
    expect(judge(untimed)).to.include({ status: 'insufficient data', share: null });
    expect(judge([])).to.include({ status: 'insufficient data', needed: 33, budget: 0 });
  });

  it('covers every machine and version that its trials ran on', () => {
    const rows = nights(times(40, true)).map((one, index) =>
      index < 30 ? one : { ...one, machine: { cores: '64' }, versions: { firedrill: '0.0.9' } },
    );
    const [procedure] = judge(rows).procedures;
    expect(procedure?.covers.machines).to.deep.equal(['cores 64', 'system Linux 6.18, cores 2']);
    expect(procedure?.covers.versions).to.deep.equal([
      'firedrill 0.0.9',
      'firedrill 0.1.0, node v24.21.0',
    ]);
  });
});
