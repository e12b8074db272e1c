import { expect } from 'chai';
import { alertFinding } from '../../harness/drill/alert-finding.ts';
import type { AlertStretch } from '../../harness/ports.ts';

// The journal began at 1,000,000 ms of the epoch; the fault lasted from 10 s to 90 s.
const epoch = (seconds: number) => 1_000_000 + 1000 * seconds;
const window = {
  injectedMs: 10_000,
  untilMs: 90_000,
  toJournalMs: (epochMs: number) => epochMs - 1_000_000,
};
const stretch = (from: number | undefined, to: number, fired?: number): AlertStretch => ({
  ...(from !== undefined && { fromEpochMs: epoch(from) }),
  toEpochMs: epoch(to),
  ...(fired !== undefined && { firedEpochMs: epoch(fired) }),
});
const found = (forSeconds: number, ...stretches: AlertStretch[]) =>
  alertFinding({ forMs: 1000 * forSeconds, stretches }, window);
const truth = (from: number, to: number, lasting: boolean) => ({
  fromMs: 1000 * from,
  toMs: 1000 * to,
  lasting,
});

describe('what an alert’s course says about a fault', () => {
  it('is when it first fired, and since when its expression was true', () => {
    expect(found(0, stretch(14, 95, 14), stretch(12, 20, 12))).to.deep.equal({
      fired: true,
      firedMs: 12_000,
    });
    expect(found(60, stretch(12, 120, 72))).to.deep.equal({
      ...{ fired: true, firedMs: 72_000, forMs: 60_000 },
      truth: truth(12, 90, true),
    });
  });

  it('is that it did not fire, and for how long its expression was true at the most', () => {
    expect(found(600, stretch(12, 120), stretch(11, 20))).to.deep.equal({
      ...{ fired: false, forMs: 600_000, truth: truth(12, 90, true) },
    });
    expect(found(600, stretch(12, 50)).truth).to.deep.equal(truth(12, 50, false));
    expect(found(600)).to.deep.equal({ fired: false, forMs: 600_000 });
    expect(found(0)).to.deep.equal({ fired: false });
  });

  it('is not what came after the fault was undone', () => {
    expect(found(60, stretch(12, 120, 95)).fired).to.equal(false);
    expect(found(0, stretch(95, 120, 95))).to.deep.equal({ fired: false });
  });

  it('lasts to the end although the last second is not asked for any more', () => {
    expect(found(600, stretch(12, 89)).truth?.lasting).to.equal(true);
    expect(found(600, stretch(12, 88)).truth?.lasting).to.equal(false);
  });

  it('is unknown where the alert fires for something earlier, though only during the fault', () => {
    const because = 'it was already firing before the fault';
    expect(found(0, stretch(undefined, 95, 5))).to.deep.equal({ fired: null, because });
    expect(found(60, stretch(8, 95, 68))).to.deep.equal({ fired: null, because, forMs: 60_000 });
  });

  it('is unknown where its expression was true before, unless another alert of it is of the fault', () => {
    expect(found(600, stretch(8, 95))).to.deep.equal({
      fired: null,
      because: 'its expression was already true before the fault',
      forMs: 600_000,
    });
    expect(found(600, stretch(8, 95), stretch(12, 30)).truth).to.deep.equal(truth(12, 30, false));
    expect(found(600, stretch(6, 9))).to.deep.equal({ fired: false, forMs: 600_000 });
  });
});
