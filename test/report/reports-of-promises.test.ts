import { expect } from 'chai';
import { formatHtml } from '../../harness/report/html/page.ts';
import { formatJson } from '../../harness/report/json.ts';
import { formatJunit } from '../../harness/report/junit.ts';
import { formatMarkdown } from '../../harness/report/markdown.ts';
import { formatText } from '../../harness/report/text.ts';
import { promisingPlan } from '../judge/redis-plan.ts';
import { generatedAt, record, restarted, stuck, verified } from './records.ts';

const trafficFails = [{ fromMs: 3_100, untilMs: 4_000 }];
const [promise] = promisingPlan.promises;
if (!promise) throw new Error('the plan makes no promise');
const plan = { ...promisingPlan, promises: [{ ...promise, says: 'Nobody <waits>' }] };
const drilled = (fails: boolean, plans = plan) =>
  record({
    plan: plans,
    arms: { runbook: restarted, control: { ...stuck, ...(fails && { trafficFails }) } },
  });

describe('reports of promises about users', () => {
  const [kept, broken] = [drilled(false), drilled(true)];

  it('say as text whether each is kept, and in which arm', () => {
    const text = formatText(kept);
    expect(text).to.match(/judged .*, promises kept yes, /);
    expect(text).to.match(
      /promise {3}Nobody <waits>\. runbook: kept: none of \d+ requests of read-result failed\. control: kept: none of/,
    );
    expect(text).not.to.include('traffic');
    expect(formatText(broken)).to.match(
      /REFUTED.*The runbook’s promise “Nobody <waits>” was broken/,
    );
    expect(formatText(verified())).not.to.include('promise');
  });

  it('are in the summary, in HTML with their lines, in JSON and in JUnit', async () => {
    const summary = formatMarkdown([broken], generatedAt);
    expect(summary).to.include('| Promises kept | no |');
    expect(summary).to.match(
      /- Promise `.*:30`, Nobody &lt;waits>: runbook: kept: .*control: broken: 18 of/,
    );
    const html = await formatHtml([broken], generatedAt);
    expect(html).to.include('What the runbook promises its users');
    expect(html).to.include('<td>Nobody &lt;waits&gt;</td>');
    expect(html).to.match(/<td class="bad">broken: 18 of /);
    const [drill] = JSON.parse(formatJson([broken], generatedAt)).drills;
    expect(drill.promises[1]).to.include({ arm: 'control', holds: false });
    expect(drill.promisesKept.holds).to.equal(false);
    expect(formatJunit([broken])).to.match(/name="promises_kept" value="false"/);
    expect(formatJunit([broken])).to.match(/<failure message="[^"]*:30: “Nobody &lt;waits>/);
    expect(formatJunit([verified()])).not.to.include('promises_kept');
  });
});

describe('reports of traffic', () => {
  const unpromised = { ...plan, promises: [] };
  const line =
    /runbook: none of \d+ requests failed\. control: 18 of [\d,]+ requests failed, from 3\.1\d s to 3\.9\d s after the injection: status 503/;

  it('say which requests failed, without a promise too', async () => {
    const failed = drilled(true, unpromised);
    expect(failed.verdict.outcome).to.equal('verified');
    expect(formatText(failed)).to.match(new RegExp(`traffic {3}read-result\\. ${line.source}`));
    const summary = formatMarkdown([failed], generatedAt);
    expect(summary).to.match(new RegExp(`- Traffic, read-result: ${line.source}`));
    const html = await formatHtml([failed], generatedAt);
    expect(html).to.include('Traffic: probes that do not decide the verdict');
    expect(html).to.match(/<td class="bad">18 of [\d,]+ requests failed, from 3\.1\d s to/);
    expect(formatJunit([failed])).to.match(line);
    const [drill] = JSON.parse(formatJson([failed], generatedAt)).drills;
    expect(drill.traffic[1]).to.include({ arm: 'control', failed: 18 });
  });

  it('say in HTML what it asks, as of a probe that decides', async () => {
    const html = await formatHtml([drilled(false, unpromised)], generatedAt);
    expect(html).to.match(/<dt>Traffic, read-result<\/dt><dd>POST http:.*, 20 a second/);
    expect(html).not.to.match(/Traffic, read-result.{0,300}passes in a row/);
  });

  it('say nothing where no request failed', async () => {
    const well = drilled(false, unpromised);
    expect(formatText(well)).not.to.include('traffic');
    expect(formatMarkdown([well], generatedAt)).not.to.include('Traffic');
    expect(await formatHtml([well], generatedAt)).not.to.include('Traffic: probes');
  });
});
