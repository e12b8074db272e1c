import { expect } from 'chai';
import type { JournalEvent } from '../../harness/model/journal.ts';
import { Rehearsal, step } from './rehearsal.ts';

/** The story without its samples: `type` or `type:detail`. */
function story(events: readonly JournalEvent[], arm?: string): string[] {
  return events
    .filter((event) => event.type !== 'probe' && (!arm || ('arm' in event && event.arm === arm)))
    .map((event) => {
      if (event.type === 'step-finished') return `${event.type}:${event.number} ${event.result}`;
      if (event.type === 'harness-error') return `${event.type}:${event.stage}`;
      if (event.type === 'fingerprint') return `${event.type}:${event.when}`;
      return event.type;
    });
}

describe('drill', () => {
  it('goes one way through in the runbook arm', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    expect(story(await rehearsal.run())).to.deep.equal([
      'arm-started',
      'fingerprint:before',
      'steady-state',
      'undo-written',
      'fault-injected',
      'seen-broken',
      'step-started',
      'step-finished:1 ok',
      'step-started',
      'step-finished:2 ok',
      'seen-stable',
      'reverted',
      'fingerprint:after',
      'arm-finished',
    ]);
    expect(rehearsal.history).to.deep.equal([
      'hold',
      'inject',
      'look',
      'restart',
      'session closed',
      'revert',
    ]);
  });

  it('does no step in the control arm, and gives up after its horizon', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    const events = await rehearsal.run();
    expect(story(events)).to.include('gave-up').and.not.include('step-started');
    const gaveUp = events.find((event) => event.type === 'gave-up');
    expect(gaveUp?.waitedMs).to.be.within(199, 400);
    expect(rehearsal.history).to.deep.equal(['hold', 'inject', 'revert']);
  });

  it('sees in the control arm what heals alone', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.heals = true;
    expect(story(await rehearsal.run(), 'control')).to.include('seen-stable');
  });

  it('does nothing more when the fault does not bite, and reverts it', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.bites = false;
    const told = story(await rehearsal.run());
    expect(told).to.include('did-not-bite').and.not.include('step-started');
    expect(rehearsal.history).to.deep.equal(['hold', 'inject', 'revert']);
  });

  it('undoes a fault whose injection failed, and tells of the error', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.injectFails = true;
    expect(story(await rehearsal.run()).at(-1)).to.equal('harness-error:inject');
    expect(rehearsal.history).to.deep.equal(['hold', 'inject', 'revert']);
  });

  it('reverts when it is interrupted in a step, and starts no further arm', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.steps = [step(1, 'interrupt'), step(2, 'restart')];
    const told = story(await rehearsal.run());
    expect(told.at(-1)).to.equal('harness-error:steps');
    expect(told.filter((line) => line === 'arm-started')).to.have.length(1);
    expect(rehearsal.history).to.include('revert').and.not.include('restart');
  });

  it('reverts when the prober ends, since nothing is measured any more', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    setTimeout(() => (rehearsal.probing = false), 120);
    const told = story(await rehearsal.run());
    expect(told.at(-1)).to.equal('harness-error:watch');
    expect(rehearsal.history.at(-1)).to.equal('revert');
  });

  it('leaves out the step that an ablation arm is named after', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['without-1'];
    const told = story(await rehearsal.run());
    expect(told).to.include('step-finished:1 removed').and.include('step-finished:2 ok');
    expect(rehearsal.history).to.not.include('look');
  });

  it('records what is not executed, each with its reason', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.steps = [
      step(1, 'call', { kind: 'manual', because: 'nobody is here' }),
      step(2, 'other', { kind: 'not-taken', because: 'not the case' }),
      step(3, 'watch', { kind: 'endless', stopAfterMs: 50, because: 'watch never ends' }),
      step(4, 'fail'),
      step(5, 'restart'),
    ];
    const finished = (await rehearsal.run()).filter((event) => event.type === 'step-finished');
    expect(finished.map(({ result, because }) => [result, because])).to.deep.equal([
      ['manual', 'nobody is here'],
      ['not-taken', 'not the case'],
      ['endless', 'watch never ends'],
      ['failed', undefined],
      ['ok', undefined],
    ]);
  });
});
