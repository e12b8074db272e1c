import { expect } from 'chai';
import { passesNeeded } from '../../../harness/judge/measure/passes-needed.ts';

describe('passes needed', () => {
  it('are as many as the scenario says for a probe with a high rate', () => {
    expect(passesNeeded({ rate: 20, timeoutMs: 1000 }, 20)).to.equal(20);
    expect(passesNeeded({ rate: 20, timeoutMs: 5000 }, 20)).to.equal(20);
    expect(passesNeeded({ rate: 20, timeoutMs: 1000 }, 3)).to.equal(3);
  });

  it('are no more than fit into the time-out of a probe that asks seldom', () => {
    expect(passesNeeded({ rate: 0.2, timeoutMs: 20_000 }, 20)).to.equal(5);
    expect(passesNeeded({ rate: 0.3, timeoutMs: 10_000 }, 20)).to.equal(4);
    expect(passesNeeded({ rate: 0.1, timeoutMs: 5000 }, 20)).to.equal(2);
  });

  it('are not fewer because the time-out is short', () => {
    expect(passesNeeded({ rate: 20, timeoutMs: 100 }, 20)).to.equal(20);
  });
});
