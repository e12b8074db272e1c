import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { Rehearsal, step } from './rehearsal.ts';

const typesOf = (events: readonly JournalEvent[]) =>
  events.map(({ type }) => type).filter((type) => type !== 'probe');

function atMs(events: readonly JournalEvent[], type: JournalEvent['type']): number {
  return events.find((event) => event.type === type)?.atMs ?? Number.NaN;
}

/** An injector that breaks the system at once, and then waits for a second. */
function waiting(): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.arms = ['runbook'];
  rehearsal.injecting = { brokenAfterMs: 0, inPlaceAfterMs: 0, settledAfterMs: 1_000 };
  return rehearsal;
}

describe('drill: an injector that goes on after the break', () => {
  it('does not keep the operator waiting, and is not charged to the runbook', async () => {
    const rehearsal = waiting();
    rehearsal.arms = ['runbook', 'control'];
    rehearsal.controlMs = 2_000;
    rehearsal.rtoMs = 500;
    rehearsal.steps = [step(1, 'take long'), step(2, 'restart')];
    const events = await rehearsal.run();
    expect(typesOf(events).slice(0, 13)).to.deep.equal([
      ...['arm-started', 'steady-state', 'fingerprint', 'undo-written', 'seen-broken'],
      ...['step-started', 'step-finished', 'step-started', 'step-finished'],
      ...['fault-injected', 'seen-stable', 'reverted', 'fingerprint'],
    ]);
    const verdict = rehearsal.judge(events);
    expect(verdict).to.include({ outcome: 'verified', credit: 'runbook' });
    const [runbook] = verdict.arms;
    expect(runbook?.outage?.ms).to.be.closeTo(200, 5);
    expect(runbook?.procedure?.ms).to.be.closeTo(200, 5);
  });

  it('is done before the fault is reverted, whatever the steps’ results', async () => {
    const rehearsal = waiting();
    rehearsal.steps = [step(1, 'interrupt')];
    const events = await rehearsal.run();
    expect(typesOf(events).at(-1)).to.equal('harness-error');
    expect(rehearsal.history.slice(-2)).to.deep.equal(['settled', 'revert']);
  });

  it('ends at once when the run is interrupted, and the revert follows', async () => {
    const rehearsal = waiting();
    rehearsal.injecting.settledAfterMs = 600_000;
    rehearsal.injectorWaits = true;
    rehearsal.steps = [step(1, 'interrupt')];
    const events = await rehearsal.run();
    expect(events.at(-1)).to.include({ type: 'harness-error', stage: 'steps' });
    expect(rehearsal.history.slice(-2)).to.deep.equal(['session closed', 'revert']);
    expect(atMs(events, 'reverted') - atMs(events, 'step-started')).to.be.below(1_000);
  });

  it('is waited for if not all of the fault is in place', async () => {
    const rehearsal = waiting();
    rehearsal.injecting.inPlaceAfterMs = 400;
    const events = await rehearsal.run();
    const [{ startedMs = 0 } = {}] = events.filter((event) => event.type === 'fault-injected');
    expect(atMs(events, 'step-started') - startedMs).to.be.within(400, 410);
  });

  it('is waited for if something may still hide the fault', async () => {
    const rehearsal = waiting();
    rehearsal.hasReserve = true;
    rehearsal.exhaustMs = 100;
    const events = await rehearsal.run();
    expect(typesOf(events)).to.include.members(['exhausted', 'seen-broken', 'step-started']);
    expect(atMs(events, 'step-started')).to.be.at.least(atMs(events, 'exhausted'));
    expect(rehearsal.history.slice(1, 4)).to.deep.equal(['inject', 'settled', 'exhaust']);
  });

  it('allows no recovery before it is done: a terminating pod may answer for a while', async () => {
    const rehearsal = waiting();
    rehearsal.arms = ['control'];
    rehearsal.healsAfterMs = 50;
    rehearsal.clock.after(600, () => {
      rehearsal.healthy = false;
    });
    rehearsal.controlMs = 2_000;
    expect(typesOf(await rehearsal.run()))
      .to.include('gave-up')
      .and.not.include('seen-stable');
  });

  it('starts the fault’s time to bite when it is done', async () => {
    const rehearsal = waiting();
    rehearsal.bites = false;
    const events = await rehearsal.run();
    const waitedMs = atMs(events, 'did-not-bite') - atMs(events, 'fault-injected');
    expect(waitedMs).to.be.within(150, 151);
  });

  for (const [what, steps] of [
    ['while a step runs', [step(1, 'take long'), step(2, 'restart')]],
    ['after the steps', [step(1, 'restart')]],
  ] as const) {
    it(`ends the arm if it fails ${what}, and the revert follows`, async () => {
      const rehearsal = waiting();
      rehearsal.injecting.settledAfterMs = 100;
      rehearsal.settles = 'FAULT_FAILED';
      rehearsal.steps = steps;
      const events = await rehearsal.run();
      expect(events.at(-1)).to.include({ type: 'harness-error', stage: 'inject' });
      expect(events.at(-1)).to.include({ code: 'FAULT_FAILED' });
      expect(typesOf(events)).to.include.members(['step-started', 'reverted', 'fingerprint']);
      expect(typesOf(events)).to.not.include.members(['seen-stable']);
      expect(rehearsal.history.filter((one) => one === 'restart')).to.have.length(2 - steps.length);
      expect(rehearsal.history.indexOf('settled')).to.be.below(rehearsal.history.indexOf('revert'));
      const { outcome, faultProven } = rehearsal.judge(events);
      expect(outcome).to.equal('inconclusive');
      expect(faultProven.reasons[0]?.text).to.equal('The injector did not finish.');
    });
  }

  it('ends the drill without an error if it finds that the fault can do nothing', async () => {
    const rehearsal = waiting();
    rehearsal.arms = ['runbook', 'control'];
    rehearsal.settles = 'INAPPLICABLE';
    const events = await rehearsal.run();
    expect(typesOf(events).at(-1)).to.equal('inapplicable');
    expect(typesOf(events)).to.include('reverted').and.not.include('harness-error');
    expect(rehearsal.history.slice(-2)).to.deep.equal(['settled', 'revert']);
  });
});
