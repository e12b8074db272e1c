import { expect } from 'chai';
import { z } from 'zod';
import { FaultRules, type KeptRule } from '../../../fixtures/fakes/stub/fault-rules.ts';

describe('fault rules of a stub', () => {
  let kept: Map<string, KeptRule>;
  let nowMs: number;
  const rules = () =>
    new FaultRules({
      parts: ['orders', 'bids'],
      effects: { slow: z.number().optional() },
      kept: () => kept,
      write: (name, rule) => void (rule ? kept.set(name, rule) : kept.delete(name)),
      now: () => nowMs,
    });

  beforeEach(() => {
    kept = new Map();
    nowMs = 0;
  });

  it('bite in the calls that they name, and count them', () => {
    const faults = rules();
    faults.set('busy', { of: 'orders', method: 'POST', answer: { status: 503 } });
    expect(faults.biting('bids', 'POST')).to.equal(undefined);
    expect(faults.biting('orders', 'GET')).to.equal(undefined);
    expect(faults.biting('orders', 'POST')?.answer).to.deep.equal({ status: 503 });
    expect(faults.show('busy')).to.include({ hits: 1 });
  });

  it('let go of a call that hangs when they are removed or set anew', () => {
    const faults = rules();
    faults.set('stuck', { hang: true });
    const first = faults.biting('orders', 'GET')?.gone;
    faults.set('stuck', { hang: true });
    expect(first?.aborted).to.equal(true);
    const second = faults.biting('bids', 'GET')?.gone;
    expect(second?.aborted).to.equal(false);
    faults.remove('stuck');
    expect(second?.aborted).to.equal(true);
    expect(faults.list()).to.deep.equal([]);
  });

  it("have effects of the stub's own, of which the newest holds, after a restart too", () => {
    const before = rules();
    before.set('b', { slow: 5 });
    nowMs = 7;
    before.set('a', { slow: 6 });
    const faults = rules();
    const effect = faults.effect('slow');
    expect(effect).to.include({ value: 6, setAtMs: 7 });
    effect?.hit();
    expect(faults.show('a')).to.include({ hits: 1 });
    expect(faults.biting('orders', 'GET')).to.equal(undefined);
    faults.remove('a');
    expect(faults.effect('slow')).to.include({ value: 5 });
  });

  it('are refused with what is wrong', () => {
    const faults = rules();
    expect(faults.set('x', { slow: 1, hang: true })).to.contain('exactly one of');
    expect(faults.set('x', {})).to.contain('exactly one of');
    expect(faults.set('x', { of: 'blocks', hang: true })).to.contain('of');
    expect(faults.set('x', { of: 'bids', slow: 1 })).to.contain('for answer and hang alone');
    expect(faults.set('x', { answer: { status: 200 } })).to.contain('status');
    expect(faults.show('constructor')).to.equal(undefined);
  });
});
