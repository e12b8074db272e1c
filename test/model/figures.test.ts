import { expect } from 'chai';
import { readsShorter, seconds, stated } from '../../harness/model/figures.ts';

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

  it('is rounded up from the half on', () => {
    const told = [11_984.9, 11_985, 11_985.05, 6_994.87, 6_995, 150_050].map(seconds);
    expect(told).to.deep.equal([
      ...['11.98 s', '11.99 s', '11.99 s', '6.99 s', '7.00 s', '150.1 s'],
    ]);
  });

  it('changes its form where it is rounded up, and never counts 60 seconds beside minutes', () => {
    const told = [99_996, 599_960, 659_700].map(seconds);
    expect(told).to.deep.equal(['100.0 s', '10 min 0 s', '11 min 0 s']);
  });

  it('has hours where there are any', () => {
    const told = [3_599_000, 3_599_600, 30_000_000, 30_005_000].map(seconds);
    expect(told).to.deep.equal([
      '59 min 59 s',
      '1 h 0 min 0 s',
      '8 h 20 min 0 s',
      '8 h 20 min 5 s',
    ]);
    const whole = [60_000, 599_000, 900_000, 3_600_000, 30_000_000, 36_005_000].map(stated);
    expect(whole).to.deep.equal(['60 s', '599 s', '15 min', '1 h', '8 h 20 min', '10 h 5 s']);
  });

  it('reads shorter than another only if both are written differently', () => {
    expect(readsShorter(59_850, 60_000)).to.equal(true);
    expect(readsShorter(59_998, 60_000)).to.equal(false);
    expect(readsShorter(60_010, 60_000)).to.equal(false);
  });
});
