import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseJournal } from '../../../harness/journal/journal-lines.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { drillSeconds } from '../../../harness/judge/measure/drill-seconds.ts';

describe('how long a drill took', () => {
  const events = parseJournal(readFileSync('fixtures/journals/redis-hang.jsonl', 'utf8'));

  it('is counted from the ready system, not from the start of its cluster', () => {
    expect(drillSeconds(events, judge(events))).to.equal(73);
  });

  it('is not known of a drill that was broken off, or that proves nothing', () => {
    const brokenOff = events.filter(({ type }) => type !== 'drill-finished');
    expect(drillSeconds(brokenOff, { outcome: 'refuted' })).to.equal(undefined);
    expect(drillSeconds(events, { outcome: 'inconclusive' })).to.equal(undefined);
  });
});
