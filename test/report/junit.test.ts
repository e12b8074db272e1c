import { expect } from 'chai';
import { formatJunit } from '../../harness/report/junit.ts';
import {
  inapplicable,
  inconclusive,
  killed,
  record,
  refuted,
  restarted,
  verified,
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

  it('passes what is verified, with the measured numbers in its output', () => {
    expect(passed).to.not.match(/<(failure|error)/);
    expect(passed).to.match(/<system-out>[\s\S]*31\.22 s ± 0\.12 s/);
    expect(passed).to.match(/<property name="outage_ms" value="312\d\d"\/>/);
  });

  it('fails what is refuted, with the line of the runbook in its message', () => {
    expect(failed).to.match(
      /<failure message="runbooks\/raibid-ci-operations.md:24: Not recovered/,
    );
    expect(failed).to.not.include('<error');
    expect(failed).to.include('<property name="outage_max_ms" value="unknown"/>');
  });

  it('calls what is inconclusive an error, never a failure', () => {
    expect(errored).to.match(/<error message="The fault did not bite/);
    expect(broken).to.match(/<error message="The journal ends/);
    expect(`${errored}${broken}`).to.not.include('<failure');
  });

  it('skips what is inapplicable, and says why in its output', () => {
    const [skipped] = cases(formatJunit([inapplicable()]));
    expect(skipped).to.include('<skipped/>');
    expect(skipped).to.not.match(/<(failure|error)/);
    expect(skipped).to.match(/<system-out>[\s\S]*no network policy is enforced/);
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
