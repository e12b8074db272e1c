import { expect } from 'chai';
import { formatJunit } from '../../harness/report/junit.ts';
import { edits } from './edit/edits.ts';
import {
  inapplicable,
  inconclusive,
  killed,
  record,
  refuted,
  restarted,
  verified,
  withstood,
} from './records.ts';

const cases = (xml: string) => xml.match(/<testcase [\s\S]*?<\/testcase>/g) ?? [];

describe('JUnit report', () => {
  const xml = formatJunit([verified(), refuted(), inconclusive(), killed()]);
  const [passed, failed, errored, broken] = cases(xml);

  it('has one test case a drill, in a suite of its system', () => {
    expect(cases(xml)).to.have.length(4);
    expect(xml).to.match(/<testsuite name="raibid-ci"[^>]* tests="4" failures="1" errors="2"/);
    expect(passed).to.match(/name="raibid-ci\/redis-hang" classname="raibid-ci.Redis Pod Failure"/);
  });

  it('passes a verified drill, with the measured numbers in its output', () => {
    expect(passed).to.not.match(/<(failure|error)/);
    expect(passed).to.match(/<system-out>[\s\S]*31\.22 s ± 0\.13 s/);
    expect(passed).to.match(/<property name="outage_ms" value="312\d\d"\/>/);
  });

  it('fails a refuted drill, with the line of the runbook in its message', () => {
    expect(failed).to.match(
      /<failure message="runbooks\/raibid-ci-operations.md:24: Not recovered/,
    );
    expect(failed).to.not.include('<error');
    expect(failed).to.include('<property name="outage_max_ms" value="unknown"/>');
  });

  it('reports an inconclusive drill as an error, never a failure', () => {
    expect(errored).to.match(/<error message="The fault did not bite/);
    expect(broken).to.match(/<error message="The journal ends/);
    expect(`${errored}${broken}`).to.not.include('<failure');
  });

  it('skips an inapplicable drill, with the reason in its output', () => {
    const [skipped] = cases(formatJunit([inapplicable()]));
    expect(skipped).to.include('<skipped/>');
    expect(skipped).to.not.match(/<(failure|error)/);
    expect(skipped).to.match(/<system-out>[\s\S]*no network policy is enforced/);
  });

  it('skips a withstood drill, with the reason in its output', () => {
    const [skipped] = cases(formatJunit([withstood()]));
    expect(skipped)
      .to.include('<skipped/>')
      .and.not.match(/<(failure|error)/);
    expect(skipped).to.match(/<system-out>[\s\S]*To make it bite/);
  });

  it('puts edits into their own suite, and fails worse and broken ones', () => {
    const { same, worse, broken: spoilt, inconclusive: untold } = edits;
    const text = formatJunit([verified()], [same, worse, spoilt, untold]);
    const [, ...told] = cases(text);
    expect(text).to.match(/<testsuite name="edits" tests="4" failures="2" errors="1" skipped="0"/);
    expect(told[0]).to.include('name="edit of Redis Pod Failure: raibid-ci/redis-hang"');
    expect(told[0]).to.not.match(/<(failure|error|skipped)/);
    expect(told[1]).to.match(/<failure message="With the new text it recovered after 31/);
    expect(told[2]).to.match(/<failure message="runbooks\/raibid-ci-operations.md:24: Not rec/);
    expect(told[3]).to.match(/<error message="The drill of the new text is inconclusive/);
    expect(told[3]).to.include('old text (main)');
  });

  it('stays XML whatever a journal holds', () => {
    const evil = record({ arms: { runbook: restarted } }, (events) => [
      ...events.slice(0, -1),
      {
        atMs: 1,
        type: 'harness-error',
        stage: 'watch',
        code: 'INTERNAL',
        message: `]]> <x> & "q" ${String.fromCharCode(27)}[31m ${String.fromCharCode(0)}`,
      },
      ...events.slice(-1),
    ]);
    const text = formatJunit([evil]);
    expect(text).to.not.match(/(?![\n\t])\p{Cc}/u);
    expect(text.match(/\]\]>/g)).to.have.length(text.match(/<!\[CDATA\[/g)?.length ?? 0);
    expect(text).to.not.match(/message="[^"]*<x>/);
  });
});
