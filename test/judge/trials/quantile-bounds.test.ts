import { expect } from 'chai';
import { quantileBounds } from '../../../harness/judge/trials/quantile-bounds.ts';
import { anyTimeRule, declaredRule } from '../../../harness/judge/trials/rules.ts';
import { seededRandom } from '../../seeded-random.ts';

const exactly = (ms: number) => ({ minMs: ms, maxMs: ms });
const from1To = (count: number) => Array.from({ length: count }, (_, at) => exactly(at + 1));
const stillBroken = { minMs: 1, maxMs: Number.POSITIVE_INFINITY };

describe('bounds of a quantile', () => {
  const mostMs = (count: number, share: number, rule = declaredRule) =>
    quantileBounds(from1To(count).reverse(), share, rule).mostMs;
  const leastMs = (count: number, share: number) =>
    quantileBounds(from1To(count), share, declaredRule).leastMs;

  it('are above the trial that speaks for it, at 95 % confidence', () => {
    expect(mostMs(4, 0.5)).to.equal(null);
    expect(mostMs(5, 0.5)).to.equal(5);
    expect(mostMs(7, 0.5), 'one may be later').to.equal(7);
    expect(mostMs(8, 0.5)).to.equal(7);
    expect(mostMs(58, 0.95)).to.equal(null);
    expect(mostMs(59, 0.95)).to.equal(59);
    expect(mostMs(93, 0.95)).to.equal(92);
    expect(mostMs(67, 0.95, anyTimeRule)).to.equal(null);
    expect(mostMs(68, 0.95, anyTimeRule)).to.equal(68);
  });

  it('are below by the same rule: the fifth of five bounds the median, one trial bounds p95', () => {
    expect(leastMs(4, 0.5)).to.equal(null);
    expect(leastMs(5, 0.5)).to.equal(1);
    expect(leastMs(8, 0.5)).to.equal(2);
    expect(leastMs(1, 0.95)).to.equal(1);
    expect(leastMs(20, 0.95)).to.equal(17);
  });

  it('are not above a trial that had not recovered, and count its time below', () => {
    const late = (count: number) => [...from1To(count), stillBroken];
    expect(quantileBounds(late(4), 0.5, declaredRule).mostMs).to.equal(null);
    expect(quantileBounds(late(7), 0.5, declaredRule)).to.deep.equal({ mostMs: 7, leastMs: 1 });
  });

  it('have room for the error of each measurement', () => {
    const trials = [10, 20, 30, 40, 50].map((ms) => ({ minMs: ms - 1, maxMs: ms + 2 }));
    expect(quantileBounds(trials, 0.5, declaredRule)).to.deep.equal({ leastMs: 9, mostMs: 52 });
  });

  it('miss the true quantile in at most 5 % of all runs, to either side', () => {
    const random = seededRandom(16);
    for (const [share, count] of [
      [0.5, 8],
      [0.9, 46],
    ] as const) {
      let [under, over] = [0, 0];
      const runs = 3000;
      for (let run = 0; run < runs; run += 1) {
        const times = Array.from({ length: count }, () => exactly(random()));
        const bounds = quantileBounds(times, share, declaredRule);
        if ((bounds.mostMs ?? 1) < share) under += 1;
        if ((bounds.leastMs ?? 0) > share) over += 1;
      }
      expect(under / runs).to.be.within(0.005, 0.06);
      expect(over / runs).to.be.at.most(0.06);
    }
  });
});
