import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';
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
  planAlerts(
    scenario(`alerts:\n  - { says: '${says}', rule: Rule }`),
    { file: 'ops.md', text: book, procedures: [] },
    { name: 'shop' },
  );

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

describe('alert rules of the runbook itself', () => {
  const yaml = `- alert: Down
  expr: up{namespace="<ns>"} == 0
  for: 5m
- alert: Hot
  expr: temperature > 40
- alert: Hot
  expr: temperature > 60`;
  const page = (given: string) => `# Shop\n\n## Alerts\n\n\`\`\`yaml\n${given}\n\`\`\`\n`;
  const alerts = { namespace: 'm', service: 'prometheus', port: 9090, rules: 'runbook-rules' };
  const planned = (book: string, more = '', system: object = { alerts }) =>
    planAlerts(scenario(`alertRules: runbook\n${more}`), parseRunbook('ops.md', book), {
      name: 'shop',
      ...system,
    });

  it('are planned as alerts, each name once, at its line; the document has all of them', () => {
    const { alerts, rules, notes } = planned(page(yaml), 'bindings: { ns: shop }');
    expect(notes).to.deep.equal([]);
    expect(alerts.map(({ rule, says, place }) => [rule, says, place.line])).to.deep.equal([
      ['Down', 'up{namespace="shop"} == 0 for 5m', 6],
      ['Hot', 'temperature > 40', 9],
    ]);
    expect(rules.map(({ document }) => JSON.parse(document).groups[0].rules.length)).to.deep.equal([
      3,
    ]);
  });

  it('are noted where a placeholder has no value', () => {
    const [note] = planned(page(yaml)).notes;
    expect(note?.text).to.equal('<ns> in the rule Down has no value');
    expect(note?.place.line).to.equal(6);
  });

  it('are noted at their line where Prometheus would refuse them', () => {
    const { rules, notes } = planned(page('- alert: Down\n  for: 5m'));
    expect(rules[0]?.document).to.equal('');
    expect(notes).to.deep.equal([
      {
        text: 'Prometheus would refuse the alert rules here: `alert: Down` has no `expr`.',
        place: { file: 'ops.md', line: 6, column: 3 },
      },
    ]);
  });

  it('are missed in a text that gives none, and in a system that cannot load them', () => {
    const text = (book: string, system?: object) =>
      planned(book, '', system).notes.map((note) => note.text);
    expect(text('# Shop\n')).to.deep.equal(['ops.md gives no alert rule']);
    expect(text(page('- alert: Hot\n  expr: up'), {})).to.deep.equal([
      'nothing here evaluates the runbook\'s alert rules: "alerts" of shop names no "rules"',
    ]);
  });

  it('come after the alerts that the scenario names', () => {
    const more = "alerts: [{ says: 'temperature', rule: SystemHot }]";
    expect(planned(page(yaml), more).alerts.map(({ rule }) => rule)).to.deep.equal([
      'SystemHot',
      'Down',
      'Hot',
    ]);
  });
});
