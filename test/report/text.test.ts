import { expect } from 'chai';
import { formatText, noPaint } from '../../harness/report/text.ts';
import { healsAlone, inconclusive, killed, refuted, verified } from './records.ts';

const lines = (text: string) => text.split('\n');

describe('text report', () => {
  it('says in its first line what came out', () => {
    expect(lines(formatText(verified()))[0]).to.equal(
      '✔ VERIFIED  raibid-ci/redis-hang  The runbook works: 31.22 s of outage, < 60 seconds stated.',
    );
    expect(lines(formatText(refuted()))[0]).to.equal(
      '✖ REFUTED  raibid-ci/redis-hang  The runbook does not bring it back in time: still broken after 89.90 s.',
    );
    expect(lines(formatText(healsAlone()))[0]).to.match(
      /It heals alone: 1\.0\d s of outage, 1\.5\d s with the runbook, < 60 seconds stated\.$/,
    );
  });

  it('names the lines of the runbook that are to blame', () => {
    const text = formatText(refuted());
    expect(text).to.include('runbooks/raibid-ci-operations.md:24: Not recovered within');
    expect(text).to.include('runbooks/raibid-ci-operations.md:19: Step 6 failed with exit code 1');
  });

  it('says why a drill proves nothing, and where a killed run stopped', () => {
    expect(lines(formatText(inconclusive()))[1]).to.match(/^ {2}The fault did not bite/);
    expect(lines(formatText(killed()))[1]).to.match(
      /^ {2}The journal ends 59\.9\d s into the drill, after “step-started 5” of the runbook arm/,
    );
  });

  it('paints only with the paint it is given', () => {
    const paint = { ...noPaint, bad: (text: string) => `<bad>${text}</bad>` };
    expect(lines(formatText(refuted(), paint))[0]).to.match(/^<bad>✖ REFUTED<\/bad> /);
    expect(formatText(refuted())).to.not.match(/(?!\n)\p{Cc}/u);
  });
});
