import { expect } from 'chai';
import { formatHtml } from '../../harness/report/html/page.ts';
import { formatJson } from '../../harness/report/json.ts';
import { formatJunit } from '../../harness/report/junit.ts';
import { formatMarkdown } from '../../harness/report/markdown.ts';
import { formatText } from '../../harness/report/text.ts';
import { untimedText } from '../../harness/report/untimed.ts';
import { redisPlan } from '../judge/redis-plan.ts';
import { generatedAt, record, restarted, verified } from './records.ts';

const plan = { ...redisPlan, rto: null, deadlineMs: 90_000 };
const trial = (brokenForMs: number, more = {}) =>
  record({ plan, arms: { runbook: { ...restarted, brokenForMs, ...more } } });

describe('a drill without a stated time', () => {
  it('says how little one trial proves', () => {
    expect(untimedText(trial(31_000).verdict)).to.match(
      /^no time stated: measured 30\.\d\d s ± 0\.\d\d s; 5 trials are needed to bound the median, 68 to bound p95$/,
    );
  });

  it('has nothing to say of what was not proven, or of a stated time', () => {
    expect(untimedText(trial(32_000, { steady: false }).verdict)).to.equal(null);
    expect(untimedText(verified().verdict)).to.equal(null);
  });
});

describe('a report of a drill without a stated time', () => {
  const drill = trial(31_000);
  const says = /no time stated: measured 3\d\.\d\d s ± 0\.\d\d s; 5 trials/;

  it('says so as text', () => {
    const text = formatText(drill);
    expect(text).to.match(/The runbook works: 3\d\.\d\d s of outage; no time is stated\./);
    expect(text).to.match(/ {2}outage {4}3\d\.\d\d s ± .* \(no time stated, runbooks\/.*\.md:1\)/);
    expect(text).to.match(new RegExp(`trials +${says.source}`));
    expect(text).to.include('recovered in time none stated');
  });

  it('says how long it was broken if it did not recover while it was watched', () => {
    const [headline, why] = formatText(trial(1e9)).split('\n');
    expect(headline).to.match(
      /INCONCLUSIVE .* It did not recover while it was watched: still broken after \d\d\.\d\d s, and no time stated\.$/,
    );
    expect(why).to.match(
      /^ {2}Not recovered within \d\d\.\d\d s of watching: .* The runbook states no time/,
    );
  });

  it('says so as Markdown', () => {
    const text = formatMarkdown([drill], generatedAt);
    expect(text).to.match(/\| no time stated \| unproven \|/);
    expect(text).to.match(new RegExp(`\n- Trials: ${says.source}`));
    expect(text).to.include('| Recovered in time | none stated | Recovered 3');
    expect(text).to.match(/- Outage: 3\d.*; no time stated \(`runbooks\/.*:1`\)/);
  });

  it('says so for JUnit', () => {
    const xml = formatJunit([drill]);
    expect(xml).to.include('<property name="rto_ms" value="none stated"/>');
    expect(xml).to.match(new RegExp(`<property name="trials" value="${says.source}`));
  });

  it('says so as JSON', () => {
    const report = JSON.parse(formatJson([drill], generatedAt));
    expect(report.drills[0].rto).to.equal(null);
    expect(report).to.not.have.property('trials');
  });

  it('says so as HTML, and draws no limit', () => {
    const page = formatHtml([drill], generatedAt);
    expect(page).to.match(/No time stated: measured 3\d/);
    expect(page).to.include('<td class="quiet">none stated</td>');
    expect(page).to.not.match(/class="limit"|The stated time ends|to spare|NaN|undefined/);
    expect(formatHtml([verified()], generatedAt)).to.include('class="limit"');
  });
});
