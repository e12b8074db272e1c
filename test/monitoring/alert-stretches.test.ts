import { expect } from 'chai';
import { alertStretches } from '../../harness/monitoring/alert-stretches.ts';

const second = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => (from + index) * 1000);
const pending = (from: number, to: number, alert = 'Hot') =>
  ({ alert, state: 'pending', atMs: second(from, to) }) as const;
const firing = (from: number, to: number, alert = 'Hot') =>
  ({ alert, state: 'firing', atMs: second(from, to) }) as const;
const since = (at: number, ...samples: Parameters<typeof alertStretches>[0]) =>
  alertStretches(samples, at * 1000, 1000);

describe('the stretches of alerts', () => {
  it('show when an alert began to fire', () => {
    expect(since(10, firing(13, 20))).to.deep.equal([
      { fromEpochMs: 13_000, toEpochMs: 20_000, firedEpochMs: 13_000 },
    ]);
  });

  it('show since when its expression was true, and when it fired after that', () => {
    expect(since(10, pending(12, 16), firing(17, 20))).to.deep.equal([
      { fromEpochMs: 12_000, toEpochMs: 20_000, firedEpochMs: 17_000 },
    ]);
  });

  it('show an expression that was true, and not for long enough', () => {
    expect(since(10, pending(12, 16))).to.deep.equal([{ fromEpochMs: 12_000, toEpochMs: 16_000 }]);
  });

  it('have no beginning if the alert was active already, though it fires later', () => {
    expect(since(10, pending(10, 14), firing(15, 20))).to.deep.equal([
      { toEpochMs: 20_000, firedEpochMs: 15_000 },
    ]);
  });

  it('begin anew after a break', () => {
    expect(since(10, firing(10, 12), firing(18, 20))).to.deep.equal([
      { toEpochMs: 12_000, firedEpochMs: 10_000 },
      { fromEpochMs: 18_000, toEpochMs: 20_000, firedEpochMs: 18_000 },
    ]);
  });

  it('are separate for alerts with other labels', () => {
    expect(since(10, firing(10, 60, 'a'), pending(20, 21, 'b'))).to.deep.equal([
      { toEpochMs: 60_000, firedEpochMs: 10_000 },
      { fromEpochMs: 20_000, toEpochMs: 21_000 },
    ]);
    expect(since(10)).to.deep.equal([]);
  });
});
