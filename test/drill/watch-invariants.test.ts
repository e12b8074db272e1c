import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import type { Invariant } from '../../harness/model/system.ts';
import { Rehearsal } from './rehearsal.ts';

const read = { namespace: 'cloud', service: 'api', port: 8081, path: '/ledger' };
const invariant = (more: Partial<Invariant> = {}): Invariant => ({
  ...{ name: 'machines', says: 'not too many', read, take: 'vms.now' },
  ...{ counts: 'value', graceMs: 0, settleMs: 2_000, atMost: 3 },
  ...more,
});
const rehearsing = (...invariants: Invariant[]) => {
  const rehearsal = new Rehearsal();
  rehearsal.arms = ['runbook'];
  rehearsal.invariants = invariants;
  return rehearsal;
};
const readings = (events: readonly JournalEvent[]) =>
  events.flatMap((event) =>
    event.type === 'invariant' || event.type === 'invariant-unread' ? event : [],
  );

describe('drill: invariants', () => {
  it('reads each before anything is done, throughout, and when the system is healthy again', async () => {
    const rehearsal = rehearsing(invariant(), invariant({ name: 'calls' }));
    rehearsal.numbers = (name) => ({ value: name === 'calls' ? 7 : 2 });
    const events = await rehearsal.run();
    for (const name of ['machines', 'calls']) {
      const own = readings(events).filter((one) => one.name === name);
      expect(own.map(({ when }) => when)).to.deep.equal(['start', 'during', 'end']);
    }
    const order = events
      .map((event) => ('when' in event && event.type === 'invariant' ? event.when : event.type))
      .filter((one) => ['start', 'undo-written', 'during', 'reverted', 'end'].includes(one));
    expect([order.indexOf('start'), order.lastIndexOf('end')]).to.deep.equal([0, order.length - 1]);
    expect(order.indexOf('start')).to.be.below(order.indexOf('undo-written'));
    expect(order.indexOf('reverted')).to.be.below(order.indexOf('end'));
    expect(events.at(-1)?.type).to.equal('arm-finished');
  });

  it('records the bounds that are read, and at the end the required value', async () => {
    const rehearsal = rehearsing(invariant());
    rehearsal.numbers = (_, atEnd) => ({ value: 2, atMost: 4, ...(atEnd && { atEnd: 2 }) });
    const own = readings(await rehearsal.run());
    for (const one of own) expect(one).to.include({ value: 2, atMost: 4 });
    expect(own.map((one) => 'atEnd' in one)).to.deep.equal([false, false, true]);
  });

  it('waits for a required value, and records only that', async () => {
    const rehearsal = rehearsing(invariant({ atEnd: 0 }));
    let asked = 0;
    rehearsal.numbers = (_, atEnd) => ({ value: atEnd && ++asked > 2 ? 0 : 2 });
    const ends = readings(await rehearsal.run()).filter(({ when }) => when === 'end');
    expect(ends.map((one) => 'value' in one && one.value)).to.deep.equal([0]);
    expect(asked).to.equal(3);
  });

  it('records the last value if the required one has not come in time', async () => {
    const rehearsal = rehearsing(invariant({ atEnd: 0, settleMs: 600 }));
    rehearsal.numbers = () => ({ value: 2 });
    const events = await rehearsal.run();
    expect(readings(events).at(-1)).to.include({ when: 'end', value: 2 });
    expect(events.at(-1)?.type).to.equal('arm-finished');
  });

  it('records why a value is unknown, without what looks like a secret, and goes on', async () => {
    const rehearsal = rehearsing(invariant({ settleMs: 0 }));
    rehearsal.numbers = () => 'refused: token=abcdefgh';
    const events = await rehearsal.run();
    expect(readings(events).length).to.be.at.least(3);
    for (const one of readings(events)) {
      expect(one).to.include({ type: 'invariant-unread' });
      expect(JSON.stringify(one)).to.include('redacted').and.not.include('abcdefgh');
    }
    expect(events.map(({ type }) => type)).to.include.members(['seen-stable', 'reverted']);
  });

  it('stops reading once the drill is over, or is stopped', async () => {
    const rehearsal = rehearsing(invariant());
    let asked = 0;
    rehearsal.numbers = () => ({ value: ++asked });
    rehearsal.injectFails = true;
    const events = await rehearsal.run();
    expect(events.some(({ type }) => type === 'harness-error')).to.equal(true);
    expect(readings(events).map(({ when }) => when)).to.deep.equal(['start', 'during']);
    const before = asked;
    await rehearsal.clock.run(rehearsal.clock.pause(10_000));
    expect(asked).to.equal(before);
  });

  it('ends the drill if the reader itself fails', async () => {
    const rehearsal = rehearsing(invariant());
    let asked = 0;
    rehearsal.numbers = () => {
      if (++asked === 2) throw new Error('a fault of our own');
      return { value: 1 };
    };
    const error = (await rehearsal.run()).find(({ type }) => type === 'harness-error');
    expect(error).to.include({ code: 'INTERNAL' });
  });
});
