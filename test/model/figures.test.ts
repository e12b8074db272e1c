import { expect } from 'chai';
import { readsShorter, seconds } from '../../harness/model/figures.ts';

describe('a measured time in words', () => {
  it('has as many digits as its length needs', () => {
    const told = [50, 31_200, 99_990, 100_000, 599_900, 600_000, 905_000].map(seconds);
    expect(told).to.deep.equal([
      '0.05 s',
      '31.20 s',
      '99.99 s',
      '100.0 s',
      '599.9 s',
      '10 min 0 s',
      '15 min 5 s',
    ]);
  });

  it('changes its form where it is rounded up, and never counts 60 seconds beside minutes', () => {
    const told = [99_996, 599_960, 659_700].map(seconds);
    expect(told).to.deep.equal(['100.0 s', '10 min 0 s', '11 min 0 s']);
  });

  it('reads shorter than another only if both are written differently', () => {
    expect(readsShorter(59_850, 60_000)).to.equal(true);
    expect(readsShorter(59_998, 60_000)).to.equal(false);
    expect(readsShorter(60_010, 60_000)).to.equal(false);
  });
});
