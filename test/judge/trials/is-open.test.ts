import { expect } from 'chai';
import { isOpen } from '../../../harness/judge/trials/is-open.ts';
import type { Quantile } from '../../../harness/model/trial-number.ts';
import type { ArmStory } from '../hand-made-journal.ts';
import { late, noBite, soon, times, trialRecords } from './trial-records.ts';

const [inTime, tooLate, unproven] = [soon, late, noBite].map((story: ArmStory) => {
  const [drill] = trialRecords([story]);
  if (!drill) throw new Error('there is no drill');
  return drill.verdict;
});
if (!inTime || !tooLate || !unproven) throw new Error('a story is missing');

describe('whether a quantile can be claimed', () => {
  const open = (drilled: Parameters<typeof isOpen>[0], until: Quantile, most: number) =>
    isOpen(drilled, until, most - drilled.length);

  it('is open until it is claimed', () => {
    expect(open([], 'p50', 20)).to.equal(true);
    expect(open(times(4, inTime), 'p50', 20)).to.equal(true);
    expect(open(times(5, inTime), 'p50', 20)).to.equal(false);
    expect(open(times(32, inTime), 'p90', 40)).to.equal(true);
    expect(open(times(33, inTime), 'p90', 40)).to.equal(false);
  });

  it('is no longer open where too few drills are left', () => {
    expect(open([], 'p90', 32)).to.equal(false);
    expect(open([tooLate], 'p90', 74)).to.equal(false);
    expect(open([tooLate], 'p90', 75)).to.equal(true);
    expect(open([unproven], 'p90', 33), 'one that proves nothing is not repeated').to.equal(false);
    expect(open([unproven], 'p90', 34)).to.equal(true);
  });

  it('is no longer open where the contrary is proven', () => {
    expect(open(times(5, tooLate), 'p50', 300)).to.equal(false);
    expect(open(times(2, tooLate), 'p90', 300)).to.equal(false);
    expect(open(times(2, tooLate), 'p50', 300)).to.equal(true);
  });
});
