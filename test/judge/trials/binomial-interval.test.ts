import { expect } from 'chai';
import { binomialInterval } from '../../../harness/judge/trials/binomial-interval.ts';

describe('the exact binomial interval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 5.
  const published: readonly [successes: number, total: number, least: number, most: number][] = [
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ];
  for (const [successes, total, least, most] of published) {
    it(`is as published for ${successes} of ${total}`, () => {
      const interval = binomialInterval(successes, total);
      expect(interval.least).to.be.closeTo(least, 0.00005);
      expect(interval.most).to.be.closeTo(most, 0.00005);
    });
  }

  it('reaches 1 if all succeeded, by the closed form at the other end', () => {
    const { least, most } = binomialInterval(5, 5);
    expect(most).to.equal(1);
    expect(least).to.be.closeTo(0.025 ** (1 / 5), 1e-8);
  });

  it('takes what is undecided for a failure at its lower end, for a success at its upper', () => {
    const [failed, passed] = [binomialInterval(6, 10), binomialInterval(8, 10)];
    expect(binomialInterval(6, 10, 8)).to.deep.equal({ least: failed.least, most: passed.most });
    expect(binomialInterval(0, 3, 3)).to.deep.equal({ least: 0, most: 1 });
  });
});
