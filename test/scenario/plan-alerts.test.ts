import { expect } from 'chai';
import { planAlerts } from '../../harness/scenario/plan-alerts.ts';
import { scenario } from './documents.ts';

const text = `# Operations

A disk is used > 85% when it is nearly full.

### Recommended Alerts
- A pod restarted > 3 times in 5 minutes
- API latency, 95th percentile: > 2s
* A disk is used > 85%
`;
const found = (says: string, book = text) =>
  planAlerts(scenario(`alerts:\n  - { says: '${says}', rule: Rule }`), {
    file: 'ops.md',
    text: book,
  });

describe('recommended alerts', () => {
  it('are found by words of their line, whatever the case, at the words themselves', () => {
    const { alerts, notes } = found('api LATENCY');
    expect(notes).to.deep.equal([]);
    expect(alerts).to.deep.equal([
      { says: 'api LATENCY', rule: 'Rule', place: { file: 'ops.md', line: 7, column: 3 } },
    ]);
  });

  it('prefer a line with only these words', () => {
    const { alerts, notes } = found('A disk is used > 85%');
    expect(alerts[0]?.place).to.deep.include({ line: 8, column: 3 });
    expect(notes).to.deep.equal([]);
  });

  it('are found by the same lines in a file of another system’s line ends', () => {
    expect(found('restarted > 3', text.replaceAll('\n', '\r\n')).alerts[0]?.place.line).to.equal(6);
  });

  it('are noted if several lines have the words', () => {
    const { alerts, notes } = found('> 85%');
    expect(alerts[0]?.place.line).to.equal(3);
    expect(notes[0]?.text).to.equal('2 lines of ops.md say "> 85%"; line 3 is used');
  });

  it('have their place in the scenario if the text does not recommend them', () => {
    const { alerts, notes } = found('Redis is slow');
    expect(alerts[0]?.place).to.deep.equal({ file: 'hang.yaml', line: 7, column: 7 });
    expect(notes).to.deep.equal([
      { text: 'no line of ops.md says "Redis is slow"', place: alerts[0]?.place },
    ]);
  });
});
