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

describe('drill: promises', () => {
  it('that are kept late are recorded, with the time of the sample that had failed', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.keepsLate = true;
    rehearsal.arms = ['runbook'];
    const events = await rehearsal.run();
    const failed = only(events, 'probe').filter(({ ok }) => !ok);
    const kept = only(events, 'kept-late');
    expect(failed).to.not.be.empty;
    expect(kept.map(({ sentMs }) => sentMs)).to.deep.equal(failed.map(({ sentMs }) => sentMs));
    expect(new Set(kept.map(({ arm }) => arm))).to.deep.equal(new Set(['runbook']));
  });
});

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

  it('records how long an expression was true that must be for longer than the drill lasts', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    rehearsal.alerts = { Down: 80, Silent: null };
    rehearsal.alertsFor = { Down: 600_000, Silent: 600_000 };
    const events = await rehearsal.run();
    const [reverted] = only(events, 'reverted');
    const [injected] = only(events, 'fault-injected');
    const [down, silent] = only(events, 'alert');
    expect(down).to.deep.include({ fired: false, forMs: 600_000 });
    expect(down?.truth).to.deep.equal({
      fromMs: 80 + (injected?.startedMs ?? 0),
      toMs: reverted?.atMs,
      lasting: true,
    });
    expect(silent).to.deep.include({ fired: false, forMs: 600_000 }).and.not.have.property('truth');
  });
});

describe('drill: the runbook’s own alert rules', () => {
  const at = (line: number) => ({ file: 'runbook.md', line, column: 1 });
  const fence = (line: number, name: string, document: string) => ({
    place: at(line),
    endLine: line + 3,
    rules: [{ kind: 'alert' as const, name, says: 'up == 0', place: at(line + 1) }],
    problems: document === '' ? [{ text: 'It has no `expr`.', place: at(line + 1) }] : [],
    document,
  });
  const withRules = async (loadsRules: Rehearsal['loadsRules'], monitored = true) => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    rehearsal.loadsRules = loadsRules;
    rehearsal.monitored = monitored;
    rehearsal.rules = [fence(20, 'Down', 'good'), fence(30, 'Odd', 'odd'), fence(40, 'Broken', '')];
    rehearsal.alerts = { Down: 80, Odd: 80, Broken: 80 };
    const events = await rehearsal.run();
    const loaded = only(events, 'alert-rules').map(({ rules, loaded, because }) => [
      rules.map(({ name }) => name).join(),
      loaded,
      because,
    ]);
    const found = only(events, 'alert').map(({ rule, fired, because }) => [rule, fired, because]);
    return { loaded, found, events, history: rehearsal.history };
  };

  it('are loaded before anything else and taken out at the end, and each refusal has its reason', async () => {
    const { loaded, found, history, events } = await withRules(true);
    expect(loaded).to.deep.equal([
      ['Broken', false, 'line 41: It has no `expr`.'],
      ['Down', true, undefined],
      ['Odd', false, 'promtool: odd'],
    ]);
    expect(found).to.deep.equal([
      ['Down', true, undefined],
      ['Odd', null, 'promtool: odd'],
      ['Broken', null, 'line 41: It has no `expr`.'],
    ]);
    expect([history[0], history.at(-1)]).to.deep.equal(['load good,odd', 'take rules out']);
    expect(only(events, 'left-behind')).to.deep.equal([]);
  });

  it('are no error of the drill where nothing loads them, or where that fails', async () => {
    const nobody = await withRules(false);
    expect(nobody.loaded[1]).to.deep.equal([
      'Down',
      false,
      'nothing here evaluates rules of a runbook',
    ]);
    const failed = await withRules('out of order');
    expect(failed.found[0]).to.deep.equal(['Down', null, 'no pod']);
    expect(only(failed.events, 'harness-error')).to.deep.equal([]);
    expect(only(failed.events, 'arm-finished')).to.have.length(1);
  });

  it('are left behind if they cannot be taken out', async () => {
    const { events } = await withRules('for good');
    expect(only(events, 'left-behind').map(({ what }) => what)).to.deep.equal([
      'alert rules of the runbook: no answer',
    ]);
  });
});
