import { expect } from 'chai';
import type { EventOf, JournalEvent } from '../../harness/journal/events.ts';
import { Rehearsal, step } from './rehearsal.ts';

function only<T extends JournalEvent['type']>(events: readonly JournalEvent[], type: T) {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** The events of these types, in the order in which they were recorded. */
const order = (events: readonly JournalEvent[], ...types: JournalEvent['type'][]) =>
  events.map(({ type }) => type).filter((type) => types.includes(type));

/** What was recorded before the first event of this type. */
const until = (events: readonly JournalEvent[], type: JournalEvent['type']) =>
  events.slice(
    0,
    events.findIndex((event) => event.type === type),
  );

describe('drill: receipts', () => {
  it('asks about all receipts of the arm before the revert, if the runbook has recovered the system', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.receipts = true;
    rehearsal.arms = ['runbook'];
    const events = await rehearsal.run();
    const [audit] = only(events, 'audit');
    const got = only(until(events, 'audit'), 'probe').filter(({ receipt }) => receipt);
    const beforeFault = only(until(events, 'undo-written'), 'probe');
    expect(beforeFault).to.not.be.empty;
    expect(got.length).to.be.above(beforeFault.length);
    expect(audit).to.deep.include({
      arm: 'runbook',
      probe: 'ask',
      kept: got.length - 1,
      lost: ['job-1'],
      unanswered: 0,
    });
    expect(order(events, 'seen-stable', 'audit', 'reverted')).to.deep.equal([
      'seen-stable',
      'audit',
      'reverted',
    ]);
  });

  it('asks after the revert if nothing recovered the system: a missing answer is not a loss', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.receipts = true;
    rehearsal.arms = ['control'];
    const events = await rehearsal.run();
    expect(rehearsal.history).to.include('audit of ask');
    expect(order(events, 'gave-up', 'reverted', 'audit')).to.deep.equal([
      'gave-up',
      'reverted',
      'audit',
    ]);
  });

  it('also asks about receipts that were accepted and not kept in time', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.receipts = true;
    rehearsal.acceptsWhileBroken = true;
    rehearsal.arms = ['runbook'];
    const events = await rehearsal.run();
    const [audit] = only(events, 'audit');
    const got = only(until(events, 'audit'), 'probe');
    expect(got.some(({ ok }) => !ok)).to.equal(true);
    expect(audit?.kept).to.equal(got.length - 1);
  });

  it('asks nothing if no probe gets a receipt', async () => {
    expect(only(await new Rehearsal().run(), 'audit')).to.deep.equal([]);
  });
});

describe('drill: inventories', () => {
  const withData = (data = 'main\tabc\nwip\tdef\n') => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.data = data;
    return rehearsal;
  };

  it('takes them right before the fault, and before the revert, which may restore things', async () => {
    const rehearsal = withData();
    rehearsal.steps = [step(1, 'spill'), step(2, 'restart')];
    const events = await rehearsal.run();
    const told = only(events, 'inventory');
    expect(told.map(({ when, name, entries }) => [when, name, entries])).to.deep.equal([
      ['before', 'stock', { main: 'abc', wip: 'def' }],
      ['after', 'stock', {}],
    ]);
    expect(order(events, 'inventory', 'undo-written', 'seen-stable', 'reverted')).to.deep.equal([
      ...['inventory', 'undo-written', 'seen-stable', 'inventory', 'reverted'],
    ]);
    expect(rehearsal.history).to.include('exec --namespace shop shop-1 -- ls /data');
  });

  it('records one that cannot be read in a system that never recovered', async () => {
    const rehearsal = withData();
    rehearsal.dataNeedsHealth = true;
    rehearsal.steps = [step(1, 'look')];
    const events = await rehearsal.run();
    expect(only(events, 'inventory-unread')[0]?.because).to.include(
      'pods of shop/app=shop is ready',
    );
    expect(only(events, 'harness-error')).to.deep.equal([]);
  });

  it('injects nothing if one cannot be read before the fault', async () => {
    const rehearsal = withData('no tab at all\n');
    const events = await rehearsal.run();
    expect(only(events, 'harness-error')[0]).to.include({
      code: 'INVENTORY_FAILED',
      stage: 'steady-state',
    });
    expect(rehearsal.history).to.not.include('inject');
  });
});

describe('drill: alerts', () => {
  const withAlerts = async (
    alerts: Rehearsal['alerts'],
    monitored: Rehearsal['monitored'] = true,
  ) => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    rehearsal.alerts = alerts;
    rehearsal.monitored = monitored;
    const events = await rehearsal.run();
    const [injected] = only(events, 'fault-injected');
    const found = only(events, 'alert').map(({ rule, fired, because, firedMs }) => ({
      rule,
      fired,
      ...(because && { because }),
      ...(firedMs && { afterMs: firedMs - (injected?.startedMs ?? 0) }),
    }));
    return { found, events, history: rehearsal.history };
  };

  it('records which fired until the fault was gone, and how long after the injection', async () => {
    const { found, events } = await withAlerts({ Down: 80, Late: 60_000, Silent: null });
    expect(found[0]?.afterMs).to.equal(80);
    expect(found.map(({ rule, fired }) => [rule, fired])).to.deep.equal([
      ['Down', true],
      ['Late', false],
      ['Silent', false],
    ]);
    expect(order(events, 'reverted', 'alert', 'arm-finished')).to.deep.equal([
      'reverted',
      'alert',
      'alert',
      'alert',
      'arm-finished',
    ]);
    expect(only(events, 'alert')[0]).to.include({ text: 'Down is up' });
  });

  it('does not credit the fault with an alert that was firing before it', async () => {
    const { found } = await withAlerts({ Down: -1_000 });
    expect(found).to.deep.equal([
      { rule: 'Down', fired: null, because: 'it was already firing before the fault' },
    ]);
  });

  it('records that nothing here evaluates alerts', async () => {
    const { found, history } = await withAlerts({ Down: 80 }, false);
    expect(found).to.deep.equal([
      { rule: 'Down', fired: null, because: 'nothing here evaluates alerts' },
    ]);
    expect(history).to.not.include('alerts read');
  });

  it('records why they cannot be read, which is not an error of the drill', async () => {
    const { found, events } = await withAlerts({ Down: 80 }, 'out of order');
    expect(found).to.deep.equal([{ rule: 'Down', fired: null, because: 'no answer' }]);
    expect(only(events, 'harness-error')).to.deep.equal([]);
  });
});
