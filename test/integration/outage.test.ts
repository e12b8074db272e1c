import { expect } from 'chai';
import { benchOutages, printOutageErrors, wholeKinds } from '../bench/outage.ts';

describe('outages of known length', function () {
  this.timeout(300_000);

  it('are measured within the stated error: refused, answered with 503, and hung', async () => {
    const all = await benchOutages({ kinds: wholeKinds, trials: 4, rates: [20], seed: Date.now() });
    const table = printOutageErrors(all);
    expect(all).to.have.length(3);
    for (const { kind, boundMs, medianMs, trials } of all) {
      expect(trials, table).to.have.length(4);
      // A busy machine may delay a probe: then the stated error grows, and must still be true.
      expect(
        trials.every(({ bracketed }) => bracketed),
        `${kind}\n${table}`,
      ).to.equal(true);
      expect(medianMs, `${kind}\n${table}`).to.be.at.most(boundMs);
    }
  });
});
