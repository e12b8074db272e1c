import { expect } from 'chai';
import type { JournalEvent } from '../../../harness/journal/events.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { handMadeJournal } from '../hand-made-journal.ts';

const whole = handMadeJournal({ arms: { runbook: { brokenForMs: 5000 } } });
const end = whole.at(-1) as JournalEvent;
const isLast = (event: JournalEvent) => event.type === 'step-finished' && event.result === 'ok';
const again = (change: object) =>
  whole.flatMap((event) =>
    event === whole.find(isLast) ? [event, { ...event, ...change } as JournalEvent] : [event],
  );

describe('a journal that ends too early', () => {
  it('says what may have happened to it', () => {
    const { outcome, reasons } = judge(whole.slice(0, -2));
    expect(outcome).to.equal('inconclusive');
    expect(reasons.map(({ text }) => text).join(' ')).to.match(
      /after “.*: the run was killed, or the file was cut off\./,
    );
  });
});

describe('a journal that contradicts itself', () => {
  const amiss: readonly (readonly [string, readonly JournalEvent[], RegExp])[] = [
    ['goes on after its end', [...whole.slice(0, 5), end, ...whole.slice(5, -1)], /goes on after/],
    ['ends a step twice', again({}), /Step \d+ of the runbook arm has more than one result/],
    ['ends a step twice in two ways', again({ result: 'failed' }), /more than one result/],
    ['ends a step that is in no plan', again({ number: 99 }), /Step 99 .* is not in the plan/],
  ];
  for (const [what, events, why] of amiss) {
    it(`is inconclusive where it ${what}`, () => {
      const { outcome, reasons } = judge(events);
      expect(outcome).to.equal('inconclusive');
      expect(reasons.map(({ text }) => text).join(' ')).to.match(why);
    });
  }
});
