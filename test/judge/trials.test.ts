import { expect } from 'chai';
import {
  claims,
  quantileWithin,
  summarise,
  trialOf,
  trialsNeeded,
} from '../../harness/judge/trials.ts';

const measured = (...times: number[]) => times.map((ms) => ({ ms, censored: false }));

describe('trials', () => {
  it('gives median, p95 and mean', () => {
    const times = Array.from({ length: 20 }, (_, index) => (index + 1) * 1000);
    expect(summarise(measured(...times))).to.deep.equal({
      trials: 20,
      censored: 0,
      median: { ms: 10_500, atLeast: false },
      p95: { ms: 19_050, atLeast: false },
      mttr: { ms: 10_500, atLeast: false },
    });
  });

  it('keeps a censored trial, as longer than any measured one', () => {
    const trials = [...measured(40, 50), { ms: 30, censored: true }];
    expect(summarise(trials)).to.deep.equal({
      trials: 3,
      censored: 1,
      median: { ms: 50, atLeast: false },
      p95: { ms: 49, atLeast: true },
      mttr: { ms: 40, atLeast: true },
    });
  });

  it('has nothing to say of no trials', () => {
    expect(summarise([])).to.equal(null);
    expect(claims(0, 0)).to.deep.equal([]);
  });

  it('takes a trial from an arm, unless the arm never broke', () => {
    expect(trialOf({ outage: null, censored: false })).to.equal(null);
    const outage = { ms: 5, minMs: 4, maxMs: 6 };
    expect(trialOf({ outage, censored: true })).to.deep.equal({ ms: 5, censored: true });
  });

  it('speaks for the median from 5 clean trials, for p90 from 29, for p95 from 59', () => {
    expect(claims(4, 4)).to.deep.equal([]);
    expect(claims(5, 5)).to.deep.equal(['median']);
    expect(claims(28, 28)).to.deep.equal(['median']);
    expect(claims(29, 29)).to.deep.equal(['median', 'p90']);
    expect(claims(58, 58)).to.deep.equal(['median', 'p90']);
    expect(claims(59, 59)).to.deep.equal(['median', 'p90', 'p95']);
    expect([trialsNeeded('median'), trialsNeeded('p90'), trialsNeeded('p95')]).to.deep.equal([
      5, 29, 59,
    ]);
  });

  it('bounds a quantile by the trial that speaks for it, at 95 % confidence', () => {
    const times = (count: number) => measured(...Array.from({ length: count }, (_, at) => at + 1));
    expect(quantileWithin(times(4), 'median')).to.equal(null);
    expect(quantileWithin(times(5), 'median')).to.equal(5);
    expect(quantileWithin(times(7).reverse(), 'median'), 'one may be later').to.equal(7);
    expect(quantileWithin(times(8), 'median')).to.equal(7);
    expect(quantileWithin(times(58), 'p95')).to.equal(null);
    expect(quantileWithin(times(59), 'p95')).to.equal(59);
    expect(quantileWithin(times(93), 'p95')).to.equal(92);
  });

  it('does not bound it by a trial that had not recovered', () => {
    const late = { ms: 1, censored: true };
    expect(quantileWithin([...measured(1, 2, 3, 4), late], 'median')).to.equal(null);
    expect(quantileWithin([...measured(1, 2, 3, 4, 5, 6, 7), late], 'median')).to.equal(7);
  });

  it('asks for more trials after a late one: 8 for the median, 93 for p95', () => {
    expect(claims(6, 7)).to.deep.equal([]);
    expect(claims(7, 8)).to.deep.equal(['median']);
    expect(claims(91, 92)).to.not.include('p95');
    expect(claims(92, 93)).to.include('p95');
  });
});
