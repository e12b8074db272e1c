import { expect } from 'chai';
import { formatJson } from '../../harness/report/json.ts';
import { edits } from './edit/edits.ts';
import {
  generatedAt,
  inapplicable,
  inconclusive,
  refuted,
  verified,
  withstood,
} from './records.ts';

describe('JSON report', () => {
  const drills = [verified(), refuted(), inconclusive(), inapplicable(), withstood()];
  const report = JSON.parse(formatJson(drills, generatedAt));

  it('counts the outcomes', () => {
    expect(report.version).to.equal(2);
    expect(report.generatedAt).to.equal(generatedAt);
    expect(report.counts).to.deep.equal({
      total: 5,
      verified: 1,
      refuted: 1,
      inconclusive: 1,
      inapplicable: 1,
      withstood: 1,
    });
  });

  it('has every verdict in full, with machine and versions', () => {
    expect(report.drills[0]).to.deep.include(JSON.parse(JSON.stringify(drills[0]?.verdict)));
    expect(report.drills[0].machine).to.include({ cores: '2' });
    expect(report.drills[0].versions).to.include({ kubernetes: 'v1.34.4' });
    expect(report.drills[0].symptoms[0]).to.include({ arm: 'runbook', seen: true });
    expect(report.drills[0].journalFile).to.match(/\.jsonl$/);
  });

  it('has the results of edits, if there are any', () => {
    expect(report).to.not.have.property('edits');
    const { edits: told } = JSON.parse(formatJson(drills, generatedAt, [edits.broken]));
    expect(told).to.deep.equal([JSON.parse(JSON.stringify(edits.broken))]);
  });
});
