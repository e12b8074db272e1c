import { expect } from 'chai';
import { exitCodeOf } from '../../../harness/cli/work/results.ts';
import type { Outcome, Verdict } from '../../../harness/model/verdict.ts';
import { verified } from '../../report/records.ts';

const { verdict } = verified();
const codeOf = (...outcomes: readonly Outcome[]) =>
  exitCodeOf(outcomes.map((outcome): Verdict => ({ ...verdict, outcome })));

describe('exit code of drills', () => {
  it('is 0 where all are verified, or test nothing, which is nobody’s failure', () => {
    expect(codeOf('verified', 'verified')).to.equal(0);
    expect(codeOf('verified', 'inapplicable')).to.equal(0);
    expect(codeOf('inapplicable')).to.equal(0);
    expect(codeOf('withstood')).to.equal(0);
  });

  it('is 1 as soon as one is refuted, and 3 where one proves nothing, or none was run', () => {
    expect(codeOf('verified', 'inconclusive', 'refuted', 'inapplicable')).to.equal(1);
    expect(codeOf('verified', 'withstood', 'inconclusive')).to.equal(3);
    expect(codeOf()).to.equal(3);
  });
});
