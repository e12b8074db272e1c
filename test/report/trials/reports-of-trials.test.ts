import { expect } from 'chai';
import { judgeTrials } from '../../../harness/judge/trials/judge-trials.ts';
import type { DrillRecord } from '../../../harness/report/drill-record.ts';
import { formatHtml } from '../../../harness/report/html/page.ts';
import { formatJson } from '../../../harness/report/json.ts';
import { formatJunit } from '../../../harness/report/junit.ts';
import { formatMarkdown } from '../../../harness/report/markdown.ts';
import { formatTrialsText } from '../../../harness/report/trials/text.ts';
import { redisPlan } from '../../judge/redis-plan.ts';
import {
  late,
  never,
  noBite,
  onTheEdge,
  soon,
  times,
  trialRecords,
} from '../../judge/trials/trial-records.ts';
import { generatedAt } from '../records.ts';

const textOf = (drills: readonly DrillRecord[]) =>
  judgeTrials(drills)
    .map((trials) => formatTrialsText(trials))
    .join('\n');
const declared = {};
const claim =
  'At 95 % confidence, the median of the time to recover is within the stated < 60 seconds: 5 of 5 trials were in time.';

describe('a report on trials', () => {
  const five = trialRecords(times(5, soon), { declared, control: never });

  it('states what may be claimed, with its n, its confidence and what it covers', () => {
    const text = textOf(five);
    expect(text).to.match(
      /^TRIALS {2}raibid-ci\/redis-hang {2}5 drills of run 20261121-041615-1f3a: 5 verified\n/,
    );
    expect(text).to.include(`\n  claim     ${claim}\n`);
    expect(text).to.include('all in time: p90 28 more, p95 63 more.');
    expect(text).to.include('5 of 5 trials, 0 late: 47.8 % to 100.0 % (exact binomial interval');
    expect(text).to.match(
      /the median 31\.\d\d s \(30\.\d\d s to 31\.\d\d s\), p90 at least 30\.\d\d s, p95 at least/,
    );
    expect(text).to.include('Of 5 trials with a control arm, 5 credit the runbook');
    expect(text).to.match(
      /Only this: the fault process-hang; the system raibid-ci with the images [0-9a-f]{12}; firedrill 0\.1\.0, .*; the text runbooks\/.*; the machine: system Linux/,
    );
    expect(text).to.include('5 trials, declared beforehand (seed 7).');
    expect(text).to.match(/\n {2}mean {6}31\.\d\d s$/);
    expect(text).to.not.match(/production|NaN|undefined|null|Infinity/i);
  });

  it('says why nothing may be claimed, and how many clean trials it would take', () => {
    const text = textOf(trialRecords([soon, late, onTheEdge, never, noBite]));
    expect(text).to.include('No claim: 1 of 4 trials were in time, too few to say');
    expect(text).to.match(/all in time: the median \d+ more, p90 \d+ more, p95 \d+ more\./);
    expect(text).to.include('2 late, 1 undecided (for a claim late, for a refutation in time)');
    expect(text).to.include('1 more drill proved no fault, and is no trial of the recovery.');
    expect(text).to.include('1 not recovered when watching ended, and kept.');
    expect(textOf(trialRecords([noBite, noBite]))).to.include('No claim: no fault was proven');
  });

  it('names no p90 and no p95 that nothing bounds', () => {
    const text = textOf(trialRecords([soon, soon]));
    expect(text).to.match(/the median 31\.\d\d s \(too few trials to bound it\)/);
    expect(text).to.not.match(/p9[05] (?:more than )?\d+\.\d\d s/);
  });

  it('says what is proven to be beyond the stated time', () => {
    const text = textOf(trialRecords(times(5, late), { declared }));
    expect(text).to.include(
      'the median of the time to recover is beyond the stated < 60 seconds: 0 of 5',
    );
    expect(text).to.not.include('A claim takes more trials');
  });

  it('claims nothing without a stated time, and gives bounds', () => {
    const plan = { ...redisPlan, rto: null, deadlineMs: 90_000 };
    const text = textOf(trialRecords(times(5, soon), { plan }));
    expect(text).to.include(
      'No claim: no time is stated. It takes 33 trials to bound p90, 68 trials to bound p95.',
    );
    expect(text).to.include('5 trials; no time is stated.');
    expect(text).to.include('Nobody declared this number of trials beforehand');
  });

  it('says by which rule, where trials went on until something could be claimed', () => {
    const text = textOf(trialRecords(times(5, soon), { declared: { until: 'p50', of: 20 } }));
    expect(text).to.include(
      'The trials went on until p50 could be claimed, or no longer, at most 20 times',
    );
    const some = textOf(trialRecords(times(5, soon), { declared: { of: 6 } }));
    expect(some).to.include('5 of 6 declared trials');
  });

  it('is in every format, and each trial has its number there', () => {
    const [json, page, summary] = [
      JSON.parse(formatJson(five, generatedAt)),
      formatHtml(five, generatedAt),
      formatMarkdown(five, generatedAt),
    ];
    expect(json.trials).to.have.length(1);
    expect(json.trials[0]).to.deep.include({ says: claim, claimed: ['p50'], trials: 5, late: 0 });
    expect(json.drills[2].trial).to.deep.equal({ number: 3, of: 5, seed: 7 });
    expect(page)
      .to.include('<h2>Trials of raibid-ci/redis-hang</h2>')
      .and.include('is within the stated');
    expect(summary).to.include(
      '\n## Trials of raibid-ci/redis-hang: 5 drills of run 20261121-041615-1f3a: 5 verified\n',
    );
    expect(summary).to.include(`\n- Claim: At 95 % confidence`);
    for (const text of [page, summary, formatJunit(five)]) {
      expect(text).to.include('raibid-ci/redis-hang, trial 3 of 5');
      expect(text).to.not.match(/NaN|undefined/);
    }
  });

  it('describes each trial that did not go as it should, and no other, where that would be long', () => {
    const summary = formatMarkdown(trialRecords([soon, late, soon], { declared }), generatedAt);
    expect(summary.match(/^## .*/gm)).to.have.length(2);
    expect(summary).to.include('\n## ✖ Refuted: ');
    expect(summary.match(/\| ✔ \*\*Verified\*\* \|/g)).to.have.length(2);
  });

  it('draws each trial as a dot, and the stated time as a line', () => {
    const some = [soon, late, onTheEdge, never, noBite];
    const page = formatHtml(trialRecords(some, { declared }), generatedAt);
    expect(page.match(/<circle class="in-time"/g)).to.have.length(1);
    expect(page.match(/<circle class="late"/g)).to.have.length(2);
    expect(page.match(/<circle class="undecided"/g)).to.have.length(1);
    expect(page).to.match(/<title>not recovered after 8\d\.\d\d s<\/title>/);
    expect(page).to.include('>stated: &lt; 60 seconds</text>');
    expect(page).to.not.match(/NaN|Infinity| style="/);
  });

  it('is missing where every drill ran once', () => {
    const once = trialRecords([soon]);
    expect(JSON.parse(formatJson(once, generatedAt))).to.not.have.property('trials');
    expect(formatMarkdown(once, generatedAt)).to.not.include('Trials of');
    expect(formatHtml(once, generatedAt)).to.not.include('Trials of');
  });
});
