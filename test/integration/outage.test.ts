import { expect } from 'chai';
import { benchOutages, printOutageErrors } from '../bench/outage.ts';

describe('outages of known length', function () {
  this.timeout(90_000);
  // A machine that held the prober up measured itself.
  this.retries(1);

  it('are measured to one probe interval: refused, answered with 503, and hung', async () => {
    const all = await benchOutages({ trials: 4, rates: [20], seed: Date.now() });
    const table = printOutageErrors(all);
    expect(all).to.have.length(3);
    for (const { boundMs, worstMs, trials } of all) {
      expect(trials, table).to.have.length(4);
      expect(worstMs, table).to.be.at.most(boundMs);
    }
  });
});
