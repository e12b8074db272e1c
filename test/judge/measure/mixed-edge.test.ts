import { expect } from 'chai';
import { passesByChance, readMixedEdge } from '../../../harness/judge/measure/mixed-edge.ts';

/** `F` failed, `.` passed. */
const mixed = (outage: string) =>
  readMixedEdge(
    [...outage].map((sign) => sign === '.'),
    6,
  );

describe('an edge at which passes and failures alternate', () => {
  it('is none if the outage is whole, or another one is long over', () => {
    for (const outage of ['F', 'FFFF', 'FFFF......F', '.......FF']) {
      expect(mixed(outage), outage).to.equal(null);
    }
  });

  it('is what follows the longest run of failures', () => {
    expect(mixed('F.F.FFFF.F')).to.deep.equal({ failed: 1, passed: 1 });
    expect(mixed('FFFF..F.FFF')).to.deep.equal({ failed: 4, passed: 3 });
  });

  it('begins anew after passes enough for a recovery', () => {
    expect(mixed('FFFF.F......FF.F')).to.deep.equal({ failed: 1, passed: 1 });
  });

  it('makes fewer passes chance, the more requests failed', () => {
    // 2/4 · 3/5 · … · 9/11 is the chance of eight passes after one failure and one pass: 5.5 %.
    expect(passesByChance({ failed: 1, passed: 1 })).to.equal(8);
    expect(passesByChance({ failed: 7, passed: 1 })).to.equal(2);
    expect(passesByChance({ failed: 20, passed: 20 })).to.equal(4);
  });
});
