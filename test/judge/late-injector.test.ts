import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { judge } from '../../harness/judge/judge.ts';
import { timelines } from '../../harness/report/html/timeline.ts';
import { handMadeJournal } from './hand-made-journal.ts';

/** The journal of an injector that was done only after the steps. */
function injectorLast(events: readonly JournalEvent[]): JournalEvent[] {
  const injected = events.find((event) => event.type === 'fault-injected');
  const others = events.filter((event) => event !== injected);
  const at = others.findIndex(({ type }) => type === 'seen-stable' || type === 'gave-up');
  const atMs = (others[at]?.atMs ?? 0) - 1;
  return injected ? others.toSpliced(at, 0, { ...injected, atMs }) : others;
}

describe('a journal whose injector was done after the steps', () => {
  const arms = { runbook: { brokenForMs: 2_000 }, control: { brokenForMs: 40_000 } };
  const usual = handMadeJournal({ arms });
  const late = injectorLast(usual);

  it('has the order that this is about', () => {
    const types = late.map(({ type }) => type);
    expect(types.indexOf('fault-injected')).to.be.above(types.indexOf('step-finished'));
    expect(types.indexOf('fault-injected')).to.be.above(types.indexOf('seen-broken'));
  });

  it('is judged from the start of its injection', () => {
    expect(judge(late)).to.deep.equal(judge(usual));
    expect(judge(late).outcome).to.equal('verified');
  });

  it('is drawn from the same start', () => {
    const drawn = (events: readonly JournalEvent[]) =>
      timelines(judge(events), events).all.map(({ injectedMs, ...rest }) => rest);
    expect(drawn(late)).to.deep.equal(drawn(usual));
  });
});
