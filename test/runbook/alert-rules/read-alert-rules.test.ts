import { expect } from 'chai';
import { readAlertRules } from '../../../harness/runbook/alert-rules/read-alert-rules.ts';
import { parseRunbook } from '../../../harness/runbook/parse.ts';

const fence = (yaml: string, language = 'yaml') =>
  `# Shop\n\n## Monitoring and Alerts\n\n\`\`\`${language}\n${yaml}\n\`\`\`\n`;
const read = (page: string, fill?: (text: string) => string) =>
  readAlertRules(parseRunbook('ops.md', page), fill);
const only = (yaml: string) => {
  const [one, ...more] = read(fence(yaml));
  expect(more).to.deep.equal([]);
  if (!one) throw new Error('no rules were found');
  return one;
};
const problems = (yaml: string) =>
  only(yaml).problems.map(({ text, place }) => `${place.line}:${place.column} ${text}`);

const list = `# Set up monitoring

- alert: Stuck

  expr: |
    up{job="shop"}
      < 1
  for: 10m

- alert: Hot
  expr: |
    temperature > 40`;
const groups = `groups:
  - name: shop
    interval: 30s
    limit: 5
    rules:
      - record: job:up:sum
        expr: sum(up)
      - alert: Hot
        expr: job:up:sum < 1
        labels: { severity: critical }`;
const object = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop }
spec:
  groups:
    - name: shop
      rules:
        - { alert: Hot, expr: up == 0 }`;

describe('alert rules of a page', () => {
  it('are read from a bare list, each with its line', () => {
    const { place, rules, problems } = only(list);
    expect(place).to.deep.equal({ file: 'ops.md', line: 6, column: 1 });
    expect(problems).to.deep.equal([]);
    expect(rules.map(({ name, says, place }) => [name, says, place.line])).to.deep.equal([
      ['Stuck', 'up{job="shop"} < 1 for 10m', 8],
      ['Hot', 'temperature > 40', 15],
    ]);
  });

  it('become a document with one group, under the place of the list', () => {
    expect(JSON.parse(only(list).document)).to.deep.equal({
      groups: [
        {
          name: 'ops.md:6',
          rules: [
            { alert: 'Stuck', expr: 'up{job="shop"}\n  < 1\n', for: '10m' },
            { alert: 'Hot', expr: 'temperature > 40\n' },
          ],
        },
      ],
    });
  });

  it('are read from a document with groups, with recording rules', () => {
    const { rules, document } = only(groups);
    expect(rules.map(({ kind, name }) => [kind, name])).to.deep.equal([
      ['record', 'job:up:sum'],
      ['alert', 'Hot'],
    ]);
    expect(JSON.parse(document).groups[0]).to.deep.include({ name: 'shop', limit: 5 });
  });

  it('are read from a PrometheusRule, without what only its operator reads', () => {
    expect(JSON.parse(only(object).document)).to.deep.equal({
      groups: [{ name: 'shop', rules: [{ alert: 'Hot', expr: 'up == 0' }] }],
    });
  });

  it('are read from a list of groups, a single rule, several documents and a fence without a language', () => {
    const names = (yaml: string, language?: string) =>
      read(fence(yaml, language)).flatMap(({ rules }) => rules.map(({ name }) => name));
    expect(names('- name: a\n  rules:\n    - { alert: Hot, expr: up }')).to.deep.equal(['Hot']);
    expect(names('alert: Hot\nexpr: up')).to.deep.equal(['Hot']);
    expect(names('- alert: A\n  expr: up\n---\n- alert: B\n  expr: up')).to.deep.equal(['A', 'B']);
    expect(names('- alert: Hot\n  expr: up', '')).to.deep.equal(['Hot']);
  });

  it('are read inside a list item and under an order, at their columns', () => {
    const page = `# Shop\n\n## Fix\n\n1. Add the alert:\n\n   \`\`\`yaml\n   - alert: Hot\n     forr: 1m\n     expr: up\n   \`\`\`\n`;
    const [one] = read(page);
    expect(one?.rules[0]?.place).to.deep.include({ line: 8, column: 6 });
    expect(one?.problems[0]?.place).to.deep.include({ line: 9, column: 6 });
  });

  it('are Prometheus’ fields as texts: a number, a date or a leading zero stays as it is written', () => {
    const { document } = only('- alert: Hot\n  expr: 1\n  labels: { code: 007, on: yes }');
    expect(JSON.parse(document).groups[0].rules[0]).to.deep.equal({
      alert: 'Hot',
      expr: '1',
      labels: { code: '007', on: 'yes' },
    });
  });

  it('have the values of their placeholders', () => {
    const page = fence('- alert: Hot\n  expr: up{namespace="<ns>"}');
    const [one] = read(page, (text) => text.replace('<ns>', 'shop'));
    expect(one?.rules[0]?.says).to.equal('up{namespace="shop"}');
  });

  it('are not what else has an `alert`', () => {
    for (const yaml of [
      '- alert: Hot\n  severity: page\n  team: shop',
      'alert: true\nexpr_enabled: true',
      'route:\n  receiver: team\n  routes:\n    - match: { alert: Hot }',
      'groups:\n  - name: admins\n    members: [a]\n# - alert: Hot',
      'foo: { alert: [ }',
    ])
      expect(read(fence(yaml)), yaml).to.deep.equal([]);
  });
});

describe('what Prometheus would refuse of them', () => {
  it('is YAML that cannot be read, at its line', () => {
    const [found] = problems('- alert: Hot\n  expr: up{job="a"}: 1\n  for: 1m');
    expect(found).to.match(/^7:\d+ This is not valid YAML: /);
    expect(only('- alert: Hot\n  expr: a: 1').document).to.equal('');
  });

  it('is no template of a chart, and none of a fence without a language', () => {
    expect(read(fence('- alert: Hot\n  expr: {{ .Values.expr }}: 1'))).to.deep.equal([]);
    expect(read(fence('- alert: Hot\n  expr: a: 1', ''))).to.deep.equal([]);
  });

  it('is a rule without an expression, at its name; and one with an empty one', () => {
    expect(problems('- alert: Hot\n  for: 1m')).to.deep.equal(['6:3 `alert: Hot` has no `expr`.']);
    expect(problems('- alert: Hot\n  expr:\n  for: 1m')).to.deep.equal([
      '7:3 `alert: Hot` has no `expr`.',
    ]);
  });

  it('is a field that Prometheus does not know', () => {
    expect(problems('- alert: Hot\n  expr: up\n  severity: page')).to.deep.equal([
      '8:3 `severity` is no field of `alert: Hot`: Prometheus knows alert, expr, for, keep_firing_for, labels, annotations.',
    ]);
    expect(problems('- record: a:b\n  expr: up\n  for: 1m')[0]).to.match(/^8:3 `for` is no field/);
    expect(
      problems('groups:\n  - name: a\n    every: 1m\n    rules: [{ alert: Hot, expr: up }]')[0],
    ).to.match(/^8:5 `every` is no field of a group/);
  });

  it('is a time that is no duration; a hole is one to be', () => {
    expect(problems('- alert: Hot\n  expr: up\n  for: 10 min')).to.deep.equal([
      '8:3 `for: 10 min` is no duration of Prometheus, such as `10m`.',
    ]);
    for (const time of ['1h30m', '0', '<time>', '$' + '{TIME}'])
      expect(problems(`- alert: Hot\n  expr: up\n  for: ${time}`), time).to.deep.equal([]);
  });

  it('is listed line by line', () => {
    const lines = problems('- alert: Hot\n  expr: up\n  for: soon\n  team: shop').map(
      (text) => text[0],
    );
    expect(lines).to.deep.equal(['8', '9']);
  });

  it('is a rule without a name, with two, or that is no map; labels that are none', () => {
    expect(problems('- expr: up\n- alert: Hot\n  expr: up')).to.deep.equal([
      '6:3 A rule needs a name: `alert`.',
    ]);
    expect(problems('- alert: Hot\n  record: hot\n  expr: up')).to.deep.equal([
      '7:3 A rule has either `alert` or `record`.',
    ]);
    expect(problems('- just words\n- alert: Hot\n  expr: up')).to.deep.equal([
      '6:3 A rule is a map with `alert` and `expr`.',
    ]);
    expect(problems('- alert: Hot\n  expr: [up]')).to.deep.equal([
      '7:3 `expr` of `alert: Hot` is a text.',
    ]);
    expect(problems('- alert: Hot\n  expr: up\n  labels: page')).to.deep.equal([
      '8:3 `labels` of `alert: Hot` is a map.',
    ]);
  });

  it('is an alias of nothing, or of what it stands in, too many of them, and a merge of no map', () => {
    const rule = '- alert: Hot\n  expr: up\n';
    const lists = ['a: &a [x]', ...'bcd'].map((name, index) =>
      index === 0
        ? name
        : `${name}: &${name} [${Array(99)
            .fill(`*${'abcd'[index - 1]}`)
            .join()}]`,
    );
    for (const [yaml, problem] of [
      [`${rule}  for: *nothing`, /Unresolved alias.*: nothing\.$/],
      [`${rule}  labels: &own { own: *own }`, /an alias stands inside what it names\.$/],
      [
        `${lists.join('\n')}\ngroups: [{ name: a, rules: [{ alert: Hot, expr: up, labels: *d }] }]`,
        /alias count/,
      ],
      [`${rule}  <<: 5`, /[Mm]erge sources must be maps/],
    ] as const) {
      const [found = '', ...more] = problems(yaml);
      expect(found).to.match(/^6:1 This is not valid YAML: /);
      expect(found).to.match(problem);
      expect(more).to.deep.equal([]);
      expect(only(yaml).document).to.equal('');
    }
    expect(problems('- alert: { a: b }\n  expr: up')).to.deep.equal(['6:3 `alert` is a text.']);
  });

  it('is a group without a name, and a name that two groups have', () => {
    expect(problems('groups:\n  - rules:\n      - { alert: Hot, expr: up }')).to.deep.equal([
      '7:5 A group needs a `name`.',
    ]);
    const twice = '  - name: a\n    rules: [{ alert: Hot, expr: up }]\n';
    expect(problems(`groups:\n${twice}${twice}`)).to.deep.equal([
      '9:5 Another group of this YAML has the name `a` too.',
    ]);
  });
});
