import { expect } from 'chai';
import { claims, summarise, trialOf, trialsNeeded } from '../../harness/judge/trials.ts';

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

  it('takes a trial from an arm, none where it was never broken', () => {
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

  it('asks for more trials after a late one: 8 for the median, 93 for p95', () => {
    expect(claims(6, 7)).to.deep.equal([]);
    expect(claims(7, 8)).to.deep.equal(['median']);
    expect(claims(91, 92)).to.not.include('p95');
    expect(claims(92, 93)).to.include('p95');
  });
});
