import { expect } from 'chai';
import type { DrillRecord } from '../../harness/report/drill-record.ts';
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
const textOf = (drills: readonly DrillRecord[]) => {
  const verdicts = drills.map(({ verdict }) => verdict);
  return verdicts[0] ? untimedText(verdicts[0], verdicts) : null;
};

describe('trials of a drill without a stated time', () => {
  it('say how little one trial proves', () => {
    expect(textOf([trial(31_000)])).to.match(
      /^no time stated: measured 30\.\d\d s in 1 trial; 5 trials are needed to claim the median, 59 trials are needed to claim p95$/,
    );
  });

  it('give median and p95, and what may be claimed', () => {
    const times = [31_000, 32_000, 33_000, 34_000, 35_000].map((ms) => trial(ms));
    expect(textOf(times)).to.match(
      /^no time stated: measured median 3[23]\.\d\d s, p95 34\.\d\d s in 5 trials; at 95 % confidence the median is at most 3[45]\.\d\d s, 59 trials are needed to claim p95$/,
    );
  });

  it('keep one that had not recovered', () => {
    const text = textOf([...[31_000, 32_000, 33_000, 34_000].map((ms) => trial(ms)), trial(1e9)]);
    expect(text).to.match(/p95 more than \d\d\.\d\d s in 5 trials, 1 of them not recovered; /);
    expect(text).to.include('too few recovered to claim the median');
  });

  it('are of one drill and one text, whose fault was proven', () => {
    const other = trial(32_000);
    const runbook = { ...other.verdict.runbook, sha256: 'another' };
    const ofOtherText = { ...other, verdict: { ...other.verdict, runbook } };
    const unproven = trial(32_000, { steady: false });
    expect(textOf([trial(31_000), ofOtherText, unproven])).to.match(/ in 1 trial;/);
    expect(textOf([unproven])).to.equal(null);
    expect(textOf([verified()])).to.equal(null);
  });
});

describe('a report of a drill without a stated time', () => {
  const drills = [31_000, 32_000].map((ms) => trial(ms));
  const says = /no time stated: measured median 3\d\.\d\d s, p95 3\d\.\d\d s in 2 trials; 5 trials/;
  const among = drills.map(({ verdict }) => verdict);
  const [first = trial(31_000)] = drills;

  it('says so as text', () => {
    const text = formatText(first, undefined, among);
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
    const text = formatMarkdown(drills, generatedAt);
    expect(text).to.match(/\| no time stated \| unproven \|/);
    expect(text).to.match(new RegExp(`\n- Trials: ${says.source}`));
    expect(text).to.include('| Recovered in time | none stated | Recovered 3');
    expect(text).to.match(/- Outage: 3\d.*; no time stated \(`runbooks\/.*:1`\)/);
  });

  it('says so for JUnit', () => {
    const xml = formatJunit(drills);
    expect(xml).to.include('<property name="rto_ms" value="none stated"/>');
    expect(xml).to.match(new RegExp(`<property name="trials" value="${says.source}`));
  });

  it('says so as JSON', () => {
    const [drill] = JSON.parse(formatJson(drills, generatedAt)).drills;
    expect(drill.rto).to.equal(null);
    expect(drill.trials).to.include({ trials: 2, censored: 0 });
    expect(drill.trials.says).to.match(says);
    expect(JSON.parse(formatJson([verified()], generatedAt)).drills[0]).to.not.have.property(
      'trials',
    );
  });

  it('says so as HTML, and draws no limit', () => {
    const page = formatHtml(drills, generatedAt);
    expect(page).to.match(/No time stated: measured median 3\d/);
    expect(page).to.include('<td class="quiet">none stated</td>');
    expect(page).to.not.match(/class="limit"|The stated time ends|to spare|NaN|undefined/);
    expect(formatHtml([verified()], generatedAt)).to.include('class="limit"');
  });
});
