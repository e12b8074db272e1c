import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { Rehearsal, step } from './rehearsal.ts';

const renewed = { object: 'Secret/shop/pull', because: 'its token is renewed' };
const added = { object: 'Node/*', because: 'a node is added' };

/** A procedure that recovers the system, and changes the cluster for good. */
function changing(change: string, lasting: Rehearsal['lasting']): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.lasting = lasting;
  rehearsal.reset = 'works';
  rehearsal.steps = [step(1, change), step(2, 'restart')];
  return rehearsal;
}

const resetArms = (events: readonly JournalEvent[]) =>
  events.flatMap((event) => (event.type === 'reset' ? event.arm : []));

const objectsOf = (events: readonly JournalEvent[], arm: string, wanted: string) =>
  events.flatMap((event) =>
    event.type === 'fingerprint' && event.arm === arm && event.when === wanted
      ? [event.objects]
      : [],
  );

describe('a change that the scenario says lasts', () => {
  it('has the system reset after an arm that recovered, and leaves the cluster clean', async () => {
    const rehearsal = changing('renew', [renewed]);
    const events = await rehearsal.run();
    expect(resetArms(events)).to.deep.equal(['runbook', 'control']);
    const { clean, credit, lastingChanges } = rehearsal.judge(events);
    expect({ holds: clean.holds, credit }).to.deep.equal({ holds: true, credit: 'runbook' });
    expect(lastingChanges.map(({ arm, object }) => `${arm}: ${object}`)).to.deep.equal([
      'runbook: Secret/shop/pull',
    ]);
  });

  it('is not waited for', async () => {
    const undeclared = changing('renew', []);
    await undeclared.run();
    const declared = changing('renew', [renewed]);
    await declared.run();
    expect(undeclared.clock.nowMs() - declared.clock.nowMs()).to.be.above(25_000);
  });

  it('is none where the scenario does not name it', async () => {
    const rehearsal = changing('renew', [added]);
    const { clean, credit } = rehearsal.judge(await rehearsal.run());
    expect({ holds: clean.holds, credit }).to.deep.equal({ holds: false, credit: 'unproven' });
  });

  it('may be a node, which the reset takes away before the next arm', async () => {
    const rehearsal = changing('add node', [added]);
    const events = await rehearsal.run();
    const [grown, after] = ['before-reset', 'after'].flatMap((when) =>
      objectsOf(events, 'runbook', when),
    );
    expect(grown).to.include.keys('Node/burst');
    expect(after).to.not.include.keys('Node/burst');
    expect(objectsOf(events, 'control', 'before')).to.deep.equal([after]);
    expect(rehearsal.judge(events).clean.holds).to.equal(true);
  });

  it('is left behind if it is a node and the reset does not take it away', async () => {
    const rehearsal = changing('add node', [added]);
    rehearsal.reset = 'does nothing';
    const { clean, credit } = rehearsal.judge(await rehearsal.run());
    expect(clean.reasons.map(({ text }) => text)).to.deep.equal([
      'After the runbook arm: Node/burst was added, and the system’s reset did not take it back',
    ]);
    expect(credit).to.equal('unproven');
  });

  it('counts in no drill whose scenario names no node: machines come and go', async () => {
    const rehearsal = changing('add node', [renewed]);
    const events = await rehearsal.run();
    expect(objectsOf(events, 'runbook', 'after')[0]).to.not.include.keys('Node/burst');
  });
});
