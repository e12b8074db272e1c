import { expect } from 'chai';
import { formatHtml } from '../../harness/report/html/page.ts';
import { formatJson } from '../../harness/report/json.ts';
import { formatJunit } from '../../harness/report/junit.ts';
import { formatMarkdown } from '../../harness/report/markdown.ts';
import { formatText } from '../../harness/report/text.ts';
import { redisPlan } from '../judge/redis-plan.ts';
import { generatedAt, record, restarted, stuck, verified } from './records.ts';

const before = { 'Secret/raibid-ci/pull': 'old' };
const renewed = { 'Secret/raibid-ci/pull': 'new' };
const lasting = [
  { object: 'Secret/raibid-ci/pull', because: 'its <token> is renewed' },
  { object: 'Node/*', because: 'a node is added' },
];
const plan = { ...redisPlan, scenario: { ...redisPlan.scenario, lasting } };
const drill = record({
  plan,
  arms: {
    runbook: { ...restarted, before, beforeReset: { ...renewed, 'Node/b': 'x' }, after: renewed },
    control: { ...stuck, before: renewed, after: renewed },
  },
});

describe('reports of changes that the scenario says last', () => {
  const secret =
    'Secret/raibid-ci/pull was changed by the runbook arm, as the scenario says (its <token> is renewed)';
  const node =
    'Node/b was added by the runbook arm, as the scenario says (a node is added), and the system’s reset took it back';
  const escaped = secret.replace('<', '&lt;').replace('>', '&gt;');

  it('name each as text, and so in JUnit', () => {
    const text = formatText(drill);
    expect(text).to.match(/^✔ VERIFIED .*/);
    expect(text).to.include(`\n  lasting   ${secret}`).and.include(`\n  lasting   ${node}`);
    expect(formatJunit([drill]))
      .to.include(secret)
      .and.include(node);
    expect(formatText(verified())).to.not.include('lasting');
  });

  it('name each in the summary, in HTML and in JSON', () => {
    const summary = formatMarkdown([drill], generatedAt);
    expect(summary).to.include(`\n- Lasting change: ${secret.replace('<', '&lt;')}`);
    expect(summary).to.include(node);
    expect(summary).to.match(/\| Nothing left behind \| yes \| .*but for what the scenario says/);
    const page = formatHtml([drill], generatedAt);
    expect(page).to.include(`<li>Lasting change: ${escaped}</li>`);
    expect(page).to.include(node);
    const [written] = JSON.parse(formatJson([drill], generatedAt)).drills;
    expect(written.lastingChanges).to.have.length(2);
  });
});
