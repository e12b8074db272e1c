import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { formatHtml } from '../../harness/report/html/page.ts';
import { formatJson } from '../../harness/report/json.ts';
import { formatJunit } from '../../harness/report/junit.ts';
import { formatMarkdown } from '../../harness/report/markdown.ts';
import { formatText } from '../../harness/report/text.ts';
import { redisPlan } from '../judge/redis-plan.ts';
import { generatedAt, record, restarted, stuck, verified } from './records.ts';

const read = { namespace: 'cloud', service: 'api', port: 8081, path: '/ledger' };
const common = { read, graceMs: 0, settleMs: 0 };
const plan = {
  ...redisPlan,
  invariants: [
    {
      ...common,
      name: 'machines',
      says: 'never more than <three>',
      take: 'vms.now',
      counts: 'value',
      atMost: 3,
    },
    {
      ...common,
      name: 'wasted',
      says: 'seconds for nothing',
      take: 'vmSeconds',
      counts: 'growth',
      report: 's',
    },
  ] as const,
};

/** Every invariant read twice a second; `most`: what there is of machines while it is broken. */
const drilled = (most: number) =>
  record({ plan, arms: { runbook: restarted, control: stuck } }, (events) =>
    events.flatMap((event): JournalEvent[] => {
      if (event.type !== 'probe' || !('arm' in event)) return [event];
      const { atMs, arm, ok } = event;
      const at = { type: 'invariant', atMs, arm, when: 'during' } as const;
      return [
        event,
        { ...at, name: 'machines', value: ok ? 2 : most },
        { ...at, name: 'wasted', value: Math.floor(atMs / 1000) },
      ];
    }),
  );

describe('reports of invariants', () => {
  const holds = drilled(3);
  const broken = drilled(4);

  it('say each as text, with the worst number and when', () => {
    const text = formatText(holds);
    expect(text).to.match(/judged .*, invariants hold yes, /);
    expect(text).to.match(
      / {2}invariant never more than <three>\. runbook: holds: peak 3, at most 3 allowed, \d\.\d\d s after the fault\. control: holds/,
    );
    expect(text).to.match(
      / {2}invariant seconds for nothing\. runbook: \d+ s, when it was last read/,
    );
    const [first, why] = formatText(broken).split('\n');
    expect(first).to.match(
      /REFUTED .* An invariant broke while the runbook was followed: never more than <three>\.$/,
    );
    expect(why).to.match(/^ {2}Broken: “never more than <three>”: peak 4, at most 3 allowed, /);
  });

  it('are shown in Markdown, with everything escaped', () => {
    const text = formatMarkdown([holds, broken], generatedAt);
    expect(text).to.match(/\n\| Invariants hold \| yes \| “never more than &lt;three>”: peak 3/);
    expect(text).to.match(/\n\| Invariants hold \| no \| Broken: “never more/);
    expect(text).to.match(/\n- Invariant `wasted`, seconds for nothing: runbook: \d+ s/);
  });

  it('are shown in HTML for each arm', () => {
    const page = formatHtml([broken], generatedAt);
    expect(page).to.include('<caption>Invariants:');
    expect(page).to.match(/<th scope="row">never more than &lt;three&gt;<\/th>/);
    expect(page).to.match(/<td class="bad">broken: peak 4, at most 3 allowed/);
    expect(page).to.include('In the control arm: Broken');
  });

  it('are in JSON and JUnit', () => {
    const [drill] = JSON.parse(formatJson([broken], generatedAt)).drills;
    expect(drill.invariantsHold.holds).to.equal(false);
    expect(drill.invariants[0]).to.deep.include({ arm: 'runbook', name: 'machines', holds: false });
    expect(drill.invariants[0].worst).to.deep.include({ value: 4, bound: 3 });
    expect(formatJunit([broken])).to.include('<property name="invariants_hold" value="false"/>');
    expect(formatJunit([broken])).to.match(/<failure message="Broken: /);
  });

  it('are absent if a system has none', () => {
    for (const text of [
      formatText(verified()),
      formatMarkdown([verified()], generatedAt),
      formatJunit([verified()]),
      formatHtml([verified()], generatedAt),
    ]) {
      expect(text).to.not.match(/invariant/i);
    }
  });
});
