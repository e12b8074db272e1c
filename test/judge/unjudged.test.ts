import { expect } from 'chai';
import { HarnessError } from '../../harness/errors.ts';
import { judge } from '../../harness/judge/judge.ts';
import { judgeOrSayWhy } from '../../harness/judge/unjudged.ts';
import { handMadeJournal } from './hand-made-journal.ts';

describe('a judge that fails', () => {
  const events = handMadeJournal({ arms: { runbook: { brokenForMs: 3_000 } } });
  const crash = () => {
    throw new RangeError('no such arm');
  };

  it('makes the drill inconclusive, with its message and what to do', () => {
    const { outcome, reasons, credit, coverage, arms } = judgeOrSayWhy(events, crash);
    expect({ outcome, credit }).to.deep.equal({ outcome: 'inconclusive', credit: 'unproven' });
    expect(reasons[0]?.text).to.match(
      /^INTERNAL: The judge failed: RangeError: no such arm\. .*report/,
    );
    // Its parts that can still be told are no less true.
    const judged = judge(events);
    expect(coverage).to.deep.equal(judged.coverage);
    expect(arms).to.deep.equal(judged.arms);
  });

  it('reports an error in the journal itself', () => {
    expect(() => judgeOrSayWhy([]))
      .to.throw(HarnessError)
      .with.property('code', 'BAD_JOURNAL');
  });

  it('returns the verdict if the judge does not fail', () => {
    expect(judgeOrSayWhy(events)).to.deep.equal(judge(events));
  });
});
