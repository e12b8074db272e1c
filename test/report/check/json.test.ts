import { expect } from 'chai';
import { formatCheckJson } from '../../../harness/report/check/json.ts';
import { checked, finding } from './checks.ts';

it('a check as JSON has every field', () => {
  const report = JSON.parse(formatCheckJson(checked([finding({ column: 3 })])));
  expect(report).to.deep.equal({
    version: 1,
    counts: { error: 0, warning: 1, note: 0 },
    isComplete: true,
    notices: [],
    runbooks: [
      {
        file: 'ops/shop.md',
        silenced: 0,
        omitted: 0,
        known: 0,
        findings: [
          {
            line: 4,
            column: 3,
            rule: 'curl-without-fail',
            severity: 'warning',
            why: 'It reports success for a 500.',
            length: 4,
            text: '`curl` succeeds here.',
            instead: 'curl --fail …',
          },
        ],
      },
      { file: 'ops/quiet.md', silenced: 0, omitted: 0, known: 0, findings: [] },
    ],
  });
});
