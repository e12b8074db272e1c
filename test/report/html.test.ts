import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { judge } from '../../harness/judge/judge.ts';
import { hasRun } from '../../harness/model/step-result.ts';
import { formatHtml } from '../../harness/report/html/page.ts';
import { redisPlan } from '../judge/redis-plan.ts';
import {
  generatedAt,
  healsAlone,
  inapplicable,
  inconclusive,
  killed,
  record,
  refuted,
  restarted,
  verified,
  whole,
  withstood,
} from './records.ts';

const page = formatHtml([verified()], generatedAt);
const visible = (html: string) => html.replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ');

describe('HTML report', () => {
  it('shows the verdict first', () => {
    const text = visible(page).replaceAll(/\s+/g, ' ');
    expect(text.indexOf('The runbook works: 31.22 s of outage')).to.be.within(0, 400);
    expect(text).to.match(/Requests failed .* Watched for at most .* \d+ of \d+ /);
    expect(text).to.match(/The stated time ends 60\.\d\d s after the fault\./);
    expect(text).to.include(' end of stated time ');
  });

  it('needs no network: no script, no address to load from', () => {
    expect(page).to.not.match(/<script|<link|<img|<iframe|@import|url\(|\ssrc=/i);
    expect(page.match(/\shref="[^"]*"/g)).to.equal(null);
  });

  it('allows by its policy no more than its own style sheet', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy.replaceAll('&#39;', "'").split('; ')).to.deep.equal([
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).to.not.match(/\sstyle="/);
  });

  it('shows the value of a look-up, and the command that found it', () => {
    const lookups = { pod: 'kubectl get pods --output name' };
    const plan = { ...redisPlan, scenario: { ...redisPlan.scenario, lookups } };
    const found = { type: 'looked-up', arm: 'runbook', atMs: 1, number: 1, name: 'pod' } as const;
    const drill = record({ arms: { runbook: restarted }, plan }, (events) => [
      ...events.slice(0, -1),
      { ...found, value: 'web-1' },
      ...events.slice(-1),
    ]);
    const shown =
      'pod is <code>web-1</code>, looked up by <code>kubectl get pods --output name</code>';
    expect(formatHtml([drill], generatedAt)).to.include(shown);
  });

  it('escapes all that comes from runbook, scenario and steps', () => {
    const evil = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&';
    const steps = redisPlan.steps.map((planned) => ({
      ...planned,
      boundText: `${evil} bound`,
      step: { ...planned.step, text: evil },
    }));
    const scenario = { ...redisPlan.scenario, title: evil, id: evil };
    const procedure = { ...redisPlan.procedure, title: evil };
    const plan = { ...redisPlan, steps, scenario, procedure };
    const spoil = (event: JournalEvent): JournalEvent => {
      if (event.type === 'symptom') return { ...event, text: evil, evidence: evil };
      if (event.type !== 'step-finished') return event;
      return hasRun(event)
        ? { ...event, stdout: evil, because: evil }
        : { ...event, because: evil };
    };
    const drill = record({ arms: { runbook: restarted }, plan }, (events) => events.map(spoil));
    const spoilt = formatHtml([drill, drill], generatedAt);
    expect(spoilt).to.not.match(/<script|<img/);
    expect(spoilt).to.include('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(spoilt.match(/<svg/g)?.length).to.equal(spoilt.match(/<\/svg>/g)?.length);
  });

  it('shows every step with its line, command, result and output', () => {
    for (const line of [10, 12, 14, 15, 17, 19, 21]) {
      expect(page).to.include(`<code class="place">${line}</code>`);
    }
    expect(page).to.include('kubectl delete pod -n raibid-ci -l app=redis');
    expect(page).to.include('pod &quot;redis-5d9c8b7f6-x2x9q&quot; deleted');
    expect(page).to.match(/<details class="printed"><summary>output: 20 lines<\/summary>/);
    expect(page).to.include('the pod hangs, it does not crash');
  });

  it('draws each arm twice, for wide and for narrow pages, on one scale', () => {
    const charts = page.match(/<svg aria-hidden="true"[\s\S]*?<\/svg>/g) ?? [];
    expect(charts).to.have.length(4);
    const seconds = charts.map((chart) => chart.match(/>\d+ s</g)?.join());
    expect(seconds[0]).to.equal(seconds[2]);
    expect(page).to.include('still broken at 60.00 s');
  });

  it('puts a table of all drills before many drills', () => {
    const many = formatHtml([verified(), refuted(), healsAlone(), inconclusive()], generatedAt);
    expect(many).to.match(/<h2>All drills<\/h2>[\s\S]*<article id="drill-1">/);
    for (const index of [1, 2, 3, 4]) expect(many).to.include(`href="#drill-${index}"`);
    expect(many).to.include('Is each step needed?');
    expect(page).to.not.include('All drills');
  });

  it('shows data, alerts, other orders and automations', () => {
    const text = visible(formatHtml([whole()], generatedAt)).replaceAll(/\s+/g, ' ');
    expect(text).to.match(/Acknowledged nothing lost of \d+ requests, counted afterwards/);
    expect(text).to.match(/ control submit-job \d+ \d+ 8 0 /);
    expect(text).to.match(/ 31 Redis cannot be reached RedisUnreachable fired after 12\.48 s /);
    expect(text).to.match(/ 30 A pod restarted .* PodRestarting did not fire did not fire /);
    expect(text).to.include(' backwards 7, 6, 5, 3, 2 no Not recovered within');
    expect(text).to.include('Runbook in another order: backwards');
    expect(text).to.include('done by the automation “enlarge-claim”');
    expect(text).to.include('prepared before the fault');
    expect(text).to.match(/In the control arm: 8 of \d+ acknowledged requests/);
  });

  it('draws no step that was done before the fault', () => {
    const charts =
      formatHtml([whole()], generatedAt).match(/<svg aria-hidden[\s\S]*?<\/svg>/g) ?? [];
    expect(charts[0]).to.include('>2  kubectl logs');
    expect(charts.join()).to.not.include('>1  kubectl get pods');
  });

  it('shows an inapplicable drill as such', () => {
    const html = formatHtml([inapplicable(), whole()], generatedAt);
    expect(html).to.include('<section class="card inapplicable">');
    expect(html).to.include('quiet">– Inapplicable');
  });

  it('shows a withstood fault as such', () => {
    const html = formatHtml([withstood(), whole()], generatedAt);
    expect(html).to.include('<section class="card withstood">');
    expect(html).to.include('quiet">– Withstood').and.include('To make it bite');
  });

  it('draws the journal of a killed run', () => {
    const html = formatHtml([killed()], generatedAt);
    expect(html).to.include('Inconclusive');
    expect(html).to.include('after “step-started 5” of the runbook arm');
    expect(html).to.include('never reached');
  });

  it('draws a journal that holds nothing but its head', () => {
    const drill = record({ arms: {} }, (events) => events.slice(0, 1));
    expect(formatHtml([drill], generatedAt)).to.include('Inconclusive');
  });

  describe('draws a journal without', () => {
    const { events } = whole();
    const kinds = new Set(events.slice(1).map(({ type }) => type));
    for (const kind of kinds) {
      it(`any ${kind}`, () => {
        const left = events.filter(({ type }) => type !== kind);
        const drawn = formatHtml([{ events: left, verdict: judge(left) }], generatedAt);
        expect(drawn).to.include('</html>');
      });
    }

    it('any of these, which are nearly all', () => {
      expect(kinds.size).to.be.greaterThan(14);
    });
  });

  it('is small: a drill of 90 s takes less than 250 kB', () => {
    expect(page.length).to.be.below(250_000);
  });
});
