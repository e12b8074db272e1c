import { expect } from 'chai';
import type { HarnessError } from '../../harness/errors.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
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
  it('goes through its stages in order in the runbook arm', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    expect(story(await rehearsal.run())).to.deep.equal([
      'arm-started',
      'steady-state',
      'fingerprint:before',
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

  it('performs no step in the control arm, and gives up after its horizon', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    const events = await rehearsal.run();
    expect(story(events)).to.include('gave-up').and.not.include('step-started');
    const gaveUp = events.find((event) => event.type === 'gave-up');
    expect(gaveUp?.waitedMs).to.equal(200);
    expect(rehearsal.history).to.deep.equal(['hold', 'inject', 'revert']);
  });

  it('gives the same verdict whichever arm goes first, with a stated time and without', async () => {
    for (const rtoMs of [150, null]) {
      const verdictOf = async (...arms: Rehearsal['arms']) => {
        const rehearsal = Object.assign(new Rehearsal(), { arms, rtoMs });
        const { outcome, credit, reasons } = rehearsal.judge(await rehearsal.run());
        return {
          outcome,
          credit,
          reasons: reasons.map(({ text }) => text.replace(/[\d.]+/g, 'n')),
        };
      };
      const usual = await verdictOf('runbook', 'control');
      expect(usual.credit).to.equal('runbook');
      expect(await verdictOf('control', 'runbook')).to.deep.equal(usual);
    }
  });

  it('removes what would hide the fault once the fault is in place, in each arm', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.hasReserve = true;
    const events = await rehearsal.run();
    for (const arm of ['runbook', 'control'] as const) {
      const lines = story(events, arm);
      expect(lines.indexOf('exhausted')).to.equal(lines.indexOf('fault-injected') - 1);
    }
    expect(rehearsal.history.slice(0, 3)).to.deep.equal(['hold', 'inject', 'exhaust']);
  });

  it('lets the system reset itself, once the fault is gone, if nothing recovered it', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.reset = 'works';
    const events = await rehearsal.run();
    expect(story(events, 'control')).to.include('reset');
    expect(story(events, 'runbook')).not.to.include('reset');
    expect(rehearsal.history.slice(-2)).to.deep.equal(['revert', 'reset']);
  });

  it('records a reset that fails as something left behind', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.reset = 'fails';
    const left = (await rehearsal.run()).filter((event) => event.type === 'left-behind');
    expect(left.map(({ what }) => what)).to.deep.equal(['no such group']);
  });

  for (const [where, rtoMs, controlEnds] of [
    ['there is no RTO', null, undefined],
    ['the scenario asks for no more', 10_000, 'longer'],
  ] as const) {
    it(`ends the control arm as soon as it was broken for longer, if ${where}`, async () => {
      const rehearsal = new Rehearsal();
      rehearsal.rtoMs = rtoMs;
      rehearsal.controlEnds = controlEnds;
      rehearsal.controlMs = 20_000;
      const events = await rehearsal.run();
      const brokenMs = (arm: string) => {
        const sent = events.flatMap((event) =>
          event.type === 'probe' && event.arm === arm && !event.ok ? event.sentMs : [],
        );
        return Math.max(...sent) - Math.min(...sent);
      };
      expect(brokenMs('control')).to.be.above(brokenMs('runbook'));
      const gaveUp = events.find((event) => event.type === 'gave-up');
      expect(gaveUp?.waitedMs).to.be.below(10_000);
    });
  }

  it('follows a recovery that has begun when the time is over to its end', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    rehearsal.healsAfterMs = 100;
    rehearsal.controlMs = 500;
    // At one every 5 ms, they cannot all come before the time is over.
    rehearsal.stablePasses = 120;
    const events = await rehearsal.run();
    expect(story(events)).to.include('seen-stable').and.not.include('gave-up');
    const injected = events.find((event) => event.type === 'fault-injected');
    const seen = events.find(({ type }) => type === 'seen-stable');
    expect((seen?.atMs ?? 0) - (injected?.startedMs ?? 0)).to.be.above(500);
  });

  it('sees in the control arm that a system heals alone', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.healsAfterMs = 100;
    rehearsal.controlMs = 20_000;
    expect(story(await rehearsal.run(), 'control')).to.include('seen-stable');
  });

  it('sees enough passes in each arm itself before it injects: the judge asks for them', async () => {
    const events = await new Rehearsal().run();
    for (const arm of ['runbook', 'control'] as const) {
      const own = events.filter((event) => 'arm' in event && event.arm === arm);
      const injected = own.findIndex(({ type }) => type === 'fault-injected');
      const passes = own.slice(0, injected).filter(({ type }) => type === 'probe');
      expect(passes.length, arm).to.be.at.least(5);
    }
  });

  it('counts no pass from before the injection towards recovery, whatever the probe', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.bystander = 'counts';
    rehearsal.arms = ['runbook'];
    const events = await rehearsal.run();
    const injected = events.find((event) => event.type === 'fault-injected');
    const stable = events.findIndex(({ type }) => type === 'seen-stable');
    const passes = events
      .slice(0, stable)
      .filter((event) => event.type === 'probe' && event.probe === 'other')
      .filter((event) => event.type === 'probe' && event.sentMs > (injected?.startedMs ?? 0));
    expect(passes.length).to.be.at.least(rehearsal.stablePasses);
  });

  it('sends its traffic too, records its samples, and waits for none of them', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.bystander = 'is traffic';
    const events = await rehearsal.run();
    expect(rehearsal.asked).to.deep.equal(['ask', 'other']);
    expect(story(events, 'runbook')).to.include('seen-stable');
    const kept = events.filter((event) => event.type === 'traffic');
    expect(kept.map(({ probe }) => probe))
      .to.include('other')
      .and.not.include('ask');
    expect(kept.some(({ ok }) => ok)).to.equal(false);
  });

  it('does not take a failure of its traffic for the fault', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.bystander = 'is traffic';
    rehearsal.arms = ['runbook'];
    rehearsal.bites = false;
    const lines = story(await rehearsal.run());
    expect(lines).to.include('did-not-bite').and.not.include('seen-broken');
  });

  for (const staysInPlace of [true, false]) {
    it(`checks whether a fault that does not bite is in place: ${staysInPlace}`, async () => {
      const rehearsal = new Rehearsal();
      rehearsal.arms = ['runbook'];
      Object.assign(rehearsal, { bites: false, staysInPlace });
      const events = await rehearsal.run();
      const unnoticed = events.find((event) => event.type === 'did-not-bite');
      expect(unnoticed).to.include({ inPlace: staysInPlace });
      expect(events.find((event) => event.type === 'reverted')).to.include({ gone: true });
    });
  }

  it('does nothing more when the fault does not bite, and reverts it', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.bites = false;
    const lines = story(await rehearsal.run());
    expect(lines).to.include('did-not-bite').and.not.include('step-started');
    expect(rehearsal.history).to.deep.equal(['hold', 'inject', 'revert']);
  });

  it('prepares in every arm before the fault, in the shell in which it recovers', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.steps = [
      step(1, 'back up', undefined, 'prepare'),
      step(2, 'fail', undefined, 'prepare'),
      step(3, 'restart'),
    ];
    const events = await rehearsal.run();
    expect(story(events, 'runbook')).to.deep.equal([
      'arm-started',
      'steady-state',
      'fingerprint:before',
      'step-started',
      'step-finished:1 ok',
      'step-started',
      'step-finished:2 failed',
      'steady-state',
      'undo-written',
      'fault-injected',
      'seen-broken',
      'step-started',
      'step-finished:3 ok',
      'seen-stable',
      'reverted',
      'fingerprint:after',
      'arm-finished',
    ]);
    expect(story(events, 'control')).to.include('step-finished:1 ok').and.include('gave-up');
    expect(rehearsal.history).to.deep.equal([
      ...['back up', 'fail', 'hold', 'inject', 'restart', 'session closed', 'revert'],
      ...['back up', 'fail', 'hold', 'inject', 'revert', 'session closed'],
    ]);
  });

  it('injects nothing if the preparation itself breaks the system', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.steps = [step(1, 'break', undefined, 'prepare'), step(2, 'restart')];
    const lines = story(await rehearsal.run());
    expect(lines).to.include('step-finished:1 ok').and.not.include('undo-written');
    expect(rehearsal.history).to.not.include('hold');
  });

  it('performs the steps of an `order-` arm in that order, after the preparation', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['order-backwards'];
    rehearsal.orders = { backwards: [3, 2] };
    rehearsal.steps = [
      step(1, 'back up', undefined, 'prepare'),
      step(2, 'look'),
      step(3, 'restart'),
    ];
    const lines = story(await rehearsal.run()).filter((line) => line.startsWith('step-finished'));
    expect(lines).to.deep.equal(['step-finished:1 ok', 'step-finished:3 ok', 'step-finished:2 ok']);
  });

  for (const when of ['aim', 'inject'] as const) {
    it(`ends without an error if the fault can do nothing here, found at ${when}`, async () => {
      const rehearsal = new Rehearsal();
      rehearsal.inapplicable = when;
      const events = await rehearsal.run();
      expect(story(events).at(-1)).to.equal('inapplicable');
      expect(story(events)).to.not.include('harness-error:inject');
      expect(story(events).filter((line) => line === 'arm-started')).to.have.length(1);
      const lines = when === 'inject' ? ['reverted', 'fingerprint:after'] : [];
      expect(story(events)).to.include.members(lines);
      expect(rehearsal.history).to.deep.equal(when === 'aim' ? [] : ['hold', 'inject', 'revert']);
    });
  }

  it('undoes a fault whose injection failed, and records the error', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.injectFails = true;
    expect(story(await rehearsal.run()).at(-1)).to.equal('harness-error:inject');
    expect(rehearsal.history).to.deep.equal(['hold', 'inject', 'revert']);
  });

  it('reverts when it is interrupted in a step, and starts no further arm', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.steps = [step(1, 'interrupt'), step(2, 'restart')];
    const lines = story(await rehearsal.run());
    expect(lines.at(-1)).to.equal('harness-error:steps');
    expect(lines.filter((line) => line === 'arm-started')).to.have.length(1);
    expect(rehearsal.history).to.include('revert').and.not.include('restart');
  });

  it('reverts when the prober ends, because nothing is measured any more', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    rehearsal.clock.after(120, () => {
      rehearsal.probing = false;
    });
    const lines = story(await rehearsal.run());
    expect(lines.at(-1)).to.equal('harness-error:watch');
    expect(rehearsal.history.at(-1)).to.equal('revert');
  });

  it('reverts when samples can no longer be recorded', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    rehearsal.clock.after(120, () => rehearsal.perform('lose journal'));
    const error = await rehearsal.run().catch((failure: HarnessError) => failure);
    expect(error).to.have.property('code', 'JOURNAL_FAILED');
    expect(rehearsal.history).to.deep.equal(['hold', 'inject', 'lose journal', 'revert']);
  });

  it('records a system that is not ready again as left behind: that is not an error', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.afterwards = 'not ready';
    const events = await rehearsal.run();
    expect(story(events).slice(-4)).to.deep.equal([
      'reverted',
      'left-behind',
      'fingerprint:after',
      'arm-finished',
    ]);
    const left = events.find((event) => event.type === 'left-behind');
    expect(left?.what).to.include('after the runbook arm').and.include('Deployment shop/switch');
  });

  it('records a system whose probes do not pass again as left behind', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['control'];
    rehearsal.afterwards = 'failing';
    expect(story(await rehearsal.run()))
      .to.include('left-behind')
      .and.include('arm-finished');
  });

  it('records the same for an arm if the next one finds no steady state', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.afterwards = 'failing';
    const events = await rehearsal.run();
    expect(story(events, 'control')).to.deep.equal(['arm-started', 'steady-state']);
    const left = events.filter((event) => event.type === 'left-behind');
    expect(left.map(({ what }) => what)).to.deep.equal([
      'a system whose probes did not pass again, after the runbook arm',
    ]);
    expect(rehearsal.history.filter((done) => done === 'inject')).to.have.length(1);
  });

  it('stops waiting for the system when it is interrupted, and records why', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.afterwards = 'never answered';
    rehearsal.clock.after(600, () => rehearsal.perform('interrupt'));
    const events = await rehearsal.run();
    expect(story(events).at(-1)).to.equal('harness-error:revert');
    expect(events.at(-1)).to.have.property('message').that.includes('Ctrl-C');
  });

  it('records why it was interrupted while a person would still be reacting', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.reactionMs = 60_000;
    rehearsal.clock.after(300, () => rehearsal.perform('interrupt'));
    const events = await rehearsal.run();
    expect(story(events).at(-1)).to.equal('harness-error:steps');
    expect(events.at(-1)).to.have.property('message').that.includes('Ctrl-C');
    expect(rehearsal.history).to.include('revert');
  });

  it('leaves out the step that an ablation arm is named after', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['without-1'];
    const lines = story(await rehearsal.run());
    expect(lines).to.include('step-finished:1 removed').and.include('step-finished:2 ok');
    expect(rehearsal.history).to.not.include('look');
  });

  it('does a person’s work by the automation, and records which', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    const automated = {
      kind: 'automated',
      name: 'editor',
      run: 'restart',
      timeoutMs: 500,
      because: 'no editor here',
    } as const;
    rehearsal.steps = [step(1, 'kubectl edit', automated)];
    const finished = (await rehearsal.run()).find(({ type }) => type === 'step-finished');
    expect(finished).to.include({ result: 'ok', automation: 'editor', because: 'no editor here' });
    expect(rehearsal.history).to.include('restart').and.not.include('kubectl edit');
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
