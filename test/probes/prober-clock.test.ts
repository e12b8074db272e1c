import { expect } from 'chai';
import { ProberClock } from '../../harness/probes/prober-clock.ts';

describe('prober clock', () => {
  it('gives no time before the first line', () => {
    expect(new ProberClock().toHarnessMs(1)).to.be.NaN;
  });

  it('trusts the line that arrived fastest', () => {
    const clock = new ProberClock();
    clock.learn(0, 1_010);
    clock.learn(50, 1_051);
    clock.learn(100, 1_140);
    expect(clock.toHarnessMs(100)).to.equal(1_101);
  });

  it('follows a clock that runs at another speed', () => {
    const clock = new ProberClock();
    // Slow by 0.01 %: 60 ms in ten minutes.
    let proberMs = 0;
    for (let arrivedMs = 0; arrivedMs <= 600_000; arrivedMs += 50) {
      proberMs = arrivedMs * 0.9999;
      clock.learn(proberMs, arrivedMs + (arrivedMs % 7));
    }
    expect(clock.toHarnessMs(proberMs)).to.be.closeTo(600_000, 7);
  });
});
