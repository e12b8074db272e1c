import { expect } from 'chai';
import { systemClock } from '../harness/clock.ts';

describe('system clock', () => {
  it('rings when the time is over, and never before', async () => {
    const fromMs = systemClock.nowMs();
    await new Promise<void>((resolve) => systemClock.after(4.5, resolve));
    expect(systemClock.nowMs() - fromMs).to.be.at.least(4.5);
  });

  it('does not ring once it is cancelled', async () => {
    let rung = false;
    const cancel = systemClock.after(1, () => {
      rung = true;
    });
    cancel();
    await new Promise<void>((resolve) => systemClock.after(20, resolve));
    expect(rung).to.equal(false);
  });
});
