import { expect } from 'chai';
import {
  claimed,
  cleanTrialsNeeded,
  disproved,
  quantiles,
} from '../../../harness/judge/trials/quantiles.ts';
import { anyTimeRule, declaredRule, type Rule } from '../../../harness/judge/trials/rules.ts';

/** How many trials a claim of each quantile takes if so many of them are late. */
const needed = (late: number, rule: Rule) =>
  quantiles.map((name) => late + (cleanTrialsNeeded(name, rule, { inTime: 0, total: late }) ?? 0));

describe('trials that a claim takes', () => {
  it('are 5, 29 and 59 if they were declared beforehand, and 8, 46 and 93 with one late', () => {
    expect(needed(0, declaredRule)).to.deep.equal([5, 29, 59]);
    expect(needed(1, declaredRule)).to.deep.equal([8, 46, 93]);
  });

  it('are 5, 33 and 68 if somebody may look at any time, and more with late ones', () => {
    expect(needed(0, anyTimeRule)).to.deep.equal([5, 33, 68]);
    expect(needed(1, anyTimeRule)).to.deep.equal([12, 75, 153]);
    expect(needed(2, anyTimeRule)).to.deep.equal([16, 95, 194]);
  });

  it('are not counted beyond what anybody drills', () => {
    expect(cleanTrialsNeeded('p95', anyTimeRule, { inTime: 0, total: 900 })).to.equal(null);
    expect(cleanTrialsNeeded('p50', anyTimeRule, { inTime: 9, total: 9 })).to.equal(0);
  });
});

describe('claims', () => {
  it('are of every quantile that the trials prove', () => {
    expect(claimed(4, 4, declaredRule)).to.deep.equal([]);
    expect(claimed(30, 30, declaredRule)).to.deep.equal(['p50', 'p90']);
    expect(claimed(30, 30, anyTimeRule)).to.deep.equal(['p50']);
    expect(claimed(0, 0, declaredRule)).to.deep.equal([]);
    expect(claimed(0, 0, anyTimeRule)).to.deep.equal([]);
  });

  it('are disproved by late trials: one of one says that p95 is beyond', () => {
    expect(disproved(0, 60, declaredRule)).to.deep.equal([]);
    expect(disproved(1, 1, declaredRule)).to.deep.equal(['p95']);
    expect(disproved(5, 5, declaredRule)).to.deep.equal(['p50', 'p90', 'p95']);
    expect(disproved(2, 2, anyTimeRule)).to.deep.equal(['p90', 'p95']);
  });

  it('are not made where the chance is a little over 5 %: 56 of 95 have 5.009 % for the median', () => {
    expect(claimed(56, 95, declaredRule)).to.deep.equal([]);
    expect(claimed(57, 95, declaredRule)).to.deep.equal(['p50']);
  });
});
