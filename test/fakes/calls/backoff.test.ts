import { expect } from 'chai';
import { backoffMs } from '../../../fixtures/fakes/calls/backoff.ts';
import { retryAfterMs } from '../../../fixtures/fakes/calls/failure-code.ts';

const highest = { baseMs: 1_000, maxMs: 30_000, random: () => 1 };
const lowest = { ...highest, random: () => 0 };

describe('backoffMs', () => {
  it('doubles with each failure, up to the most', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 40].map((failures) => backoffMs(failures, highest));
    expect(pauses).to.deep.equal([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('leaves the upper half to chance', () => {
    expect(backoffMs(3, lowest)).to.equal(2_000);
    expect(backoffMs(3, { ...highest, random: () => 0.5 })).to.equal(3_000);
  });

  it('never comes back before the server wants it to', () => {
    expect(backoffMs(1, lowest, 20_000)).to.equal(20_000);
    expect(backoffMs(1, highest, 20_000)).to.be.closeTo(22_000, 1e-6);
    expect(backoffMs(6, highest, 1_000)).to.equal(30_000);
  });
});

describe('retryAfterMs', () => {
  it('reads seconds, dates, and nothing', () => {
    const nowMs = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterMs('7', nowMs)).to.equal(7_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:09 GMT', nowMs)).to.equal(9_000);
    expect(retryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', nowMs)).to.equal(0);
    expect(retryAfterMs('soon', nowMs)).to.equal(0);
    expect(retryAfterMs(undefined, nowMs)).to.equal(0);
  });
});
