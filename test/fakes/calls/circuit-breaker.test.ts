import { expect } from 'chai';
import { CircuitBreaker } from '../../../fixtures/fakes/calls/circuit-breaker.ts';

describe('CircuitBreaker', () => {
  let nowMs: number;
  let changes: string[];
  let breaker: CircuitBreaker;

  beforeEach(() => {
    nowMs = 0;
    changes = [];
    breaker = new CircuitBreaker({
      ...{ failures: 5, openMs: 30_000, nowMs: () => nowMs },
      onChange: (from, to) => changes.push(`${from} → ${to}`),
    });
  });

  const enter = () => {
    const admission = breaker.admit();
    if ('waitMs' in admission) throw new Error(`has to wait for ${admission.waitMs} ms`);
    return admission.report;
  };
  const fail = (times: number) => {
    for (let time = 0; time < times; time += 1) enter()(false);
  };

  it('opens after five failures in a row, and says how long it stays so', () => {
    fail(4);
    enter()(true);
    fail(4);
    expect(breaker.state).to.equal('closed');
    fail(1);
    expect(changes).to.deep.equal(['closed → open']);
    nowMs = 29_000;
    expect(breaker.admit()).to.deep.equal({ waitMs: 1_000 });
    expect(breaker.shutMs).to.equal(1_000);
  });

  it('lets one call through after its time, and closes by its success', () => {
    fail(5);
    nowMs = 30_000;
    const report = enter();
    expect(breaker.admit()).to.deep.equal({ waitMs: 1_000 });
    report(true);
    expect(changes.slice(1)).to.deep.equal(['open → half-open', 'half-open → closed']);
    fail(4);
    expect(breaker.state).to.equal('closed');
  });

  it('opens for as long again when that call fails', () => {
    fail(5);
    nowMs = 31_000;
    enter()(false);
    expect(breaker.state).to.equal('open');
    expect(breaker.admit()).to.deep.equal({ waitMs: 30_000 });
  });

  it('does not judge by calls that set out before', () => {
    const slow = enter();
    fail(5);
    nowMs = 30_000;
    const trial = enter();
    slow(false);
    expect(breaker.state).to.equal('half-open');
    trial(true);
    slow(false);
    expect(breaker.state).to.equal('closed');
  });
});
