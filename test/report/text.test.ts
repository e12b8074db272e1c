import { expect } from 'chai';
import { formatHtml } from '../../harness/report/html/page.ts';
import { formatMarkdown } from '../../harness/report/markdown.ts';
import { noPaint } from '../../harness/report/paint.ts';
import { formatText } from '../../harness/report/text.ts';
import {
  generatedAt,
  healsAlone,
  inapplicable,
  inconclusive,
  killed,
  refuted,
  verified,
  whole,
  withstood,
} from './records.ts';

const lines = (text: string) => text.split('\n');

describe('text report', () => {
  it('gives the result in its first line', () => {
    expect(lines(formatText(verified()))[0]).to.equal(
      '✔ VERIFIED  raibid-ci/redis-hang  The runbook works: 31.22 s of outage; the runbook states < 60 seconds.',
    );
    expect(lines(formatText(refuted()))[0]).to.equal(
      '✖ REFUTED  raibid-ci/redis-hang  The runbook does not bring it back in time: still broken after 89.90 s.',
    );
    expect(lines(formatText(healsAlone()))[0]).to.match(
      /It heals alone: 1\.0\d s of outage, 1\.5\d s with the runbook; the runbook states < 60 seconds\.$/,
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

  it('shows data, each alert and another order', () => {
    const text = formatText(whole());
    expect(text).to.match(
      /\n {2}data {6}None of \d+ acknowledged requests of submit-job is lost: /,
    );
    expect(text).to.match(/\n {2}judged .*, data safe yes, /);
    expect(text).to.match(/\n {2}steps {5}6 of 7 steps ran; 1 of them by automation; 1 not taken/);
    expect(text).to.match(/\n {2}order {5}backwards: steps 7, 6, 5, 3, 2\. Not recovered within/);
    expect(text).to.match(
      /\n {2}alert {5}RedisUnreachable\. runbook: fired after 12\.48 s; control: fired after/,
    );
    expect(text).to.match(/\n {2}alert {5}PodRestarting\. runbook: did not fire; /);
    expect(text).to.match(/\n {2}alert {5}DiskFillingUp\. runbook: not known; /);
  });

  it('names what was open to the operator, with the reason; every report does', () => {
    const drill = verified();
    const waysOut = [{ what: 'hostPath', because: 'the clean-up needs it' }] as const;
    const open = { ...drill, verdict: { ...drill.verdict, waysOut } };
    const says = 'hostPath is open to the operator: the clean-up needs it';
    const page = formatHtml([open], generatedAt);
    const summary = formatMarkdown([open], generatedAt);
    expect(formatText(open)).to.include(`\n  way out   ${says}`);
    for (const text of [page, summary]) expect(text).to.include(says);
    expect(formatText(drill)).not.to.include('way out');
  });

  it('says who set the time: the runbook, or the scenario', () => {
    const { events, verdict } = verified();
    const rto = { ms: 60_000, place: verdict.procedure.place };
    const [first] = formatText({ events, verdict: { ...verdict, rto } }).split('\n');
    expect(first).to.match(/The runbook works: 31\.22 s of outage; the scenario sets 60 s\.$/);
  });

  it('says that no data was checked, and then does not judge it', () => {
    expect(formatText(verified())).to.include(
      '\n  data      No data was checked: this drill has no receipts and no inventory.',
    );
    expect(formatText(verified())).to.not.include('data safe');
  });

  it('names the claim that a loss refutes', () => {
    const [first, why] = lines(formatText(whole((afterMs) => afterMs > -300 && afterMs < 0)));
    expect(first).to.match(/^✖ REFUTED .* Data was lost that should have been kept\.$/);
    expect(why).to.match(/^ {2}runbooks\/raibid-ci-operations.md:26: 6 of \d+ acknowledged/);
  });

  it('says why a fault can do nothing', () => {
    const [first, why] = lines(formatText(inapplicable()));
    expect(first).to.match(/^– INAPPLICABLE .* This fault has no meaning in this cluster\.$/);
    expect(why).to.equal('  The fault can do nothing here: no network policy is enforced');
  });

  it('says that a fault was withstood, and how to make it bite', () => {
    const [first, why, how] = lines(formatText(withstood()));
    expect(first).to.match(/^– WITHSTOOD .* The system withstood the fault: no probe failed\.$/);
    expect(why).to.match(/^ {2}The fault was in place \(pod\/raibid-ci\/redis-/);
    expect(how).to.match(/^ {2}To make it bite, /);
  });

  it('paints only with the paint it is given', () => {
    const paint = { ...noPaint, bad: (text: string) => `<bad>${text}</bad>` };
    expect(lines(formatText(refuted(), paint))[0]).to.match(/^<bad>✖ REFUTED<\/bad> /);
    expect(formatText(refuted())).to.not.match(/(?!\n)\p{Cc}/u);
  });
});
