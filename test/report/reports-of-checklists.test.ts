import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { formatHtml } from '../../harness/report/html/page.ts';
import { formatJson } from '../../harness/report/json.ts';
import { formatJunit } from '../../harness/report/junit.ts';
import { formatMarkdown } from '../../harness/report/markdown.ts';
import { formatText } from '../../harness/report/text.ts';
import { placeOf, redisPlan } from '../judge/redis-plan.ts';
import { generatedAt, record, restarted, stuck, verified } from './records.ts';

const pods = { text: 'Pods <run>', place: placeOf(30) };
const desk = { text: 'The desk knows', place: placeOf(31) };
const answer = { kind: 'command', command: 'kubectl wait' } as const;
const plan = { ...redisPlan, checklist: [{ ...pods, answer }, desk] };

/** A drill whose command for the first item ends so; nothing answers the second one. */
const drilled = (exitCode: 0 | 1) =>
  record({ plan, arms: { runbook: restarted, control: stuck } }, (events) =>
    events.flatMap((event): JournalEvent[] => {
      if (event.type !== 'seen-stable') return [event];
      const own = { atMs: event.atMs, arm: event.arm, type: 'checked' } as const;
      const result = exitCode === 0 ? 'ok' : 'failed';
      const ended = { result, exitCode, stdout: '', stderr: 'no pod', durationMs: 20 } as const;
      return [
        event,
        { ...own, ...pods, by: 'command', command: answer.command, ...ended },
        { ...own, ...desk, by: 'nobody' },
      ];
    }),
  );

describe('reports of a checklist', () => {
  const [holds, fails] = [drilled(0), drilled(1)];

  it('say each item as text, also those that nothing answers', () => {
    const text = formatText(holds);
    expect(text).to.match(/judged .*, verification holds yes, /);
    expect(text).to.include('check     Pods <run>: holds: its command succeeded after 0.02 s');
    expect(text).to.include('check     The desk knows: not checked: nothing answers it');
    expect(formatText(fails)).to.match(/REFUTED.*The service is back, and the runbook’s own veri/);
    expect(formatText(verified())).not.to.include('verification');
  });

  it('are in the summary, in HTML with their lines, in JSON and in JUnit', async () => {
    const summary = formatMarkdown([fails], generatedAt);
    expect(summary).to.include('| Verification holds | no |');
    expect(summary).to.match(/- Check `.*:30`, Pods &lt;run>: does not hold: its command failed/);
    const html = await formatHtml([fails], generatedAt);
    expect(html).to.include('The runbook’s checklist, once the system had recovered');
    expect(html).to.include('<td>Pods &lt;run&gt;</td>');
    expect(html).to.match(/<td class="quiet">not checked: nothing answers it<\/td>/);
    const [drill] = JSON.parse(formatJson([fails], generatedAt)).drills;
    expect(drill.checklist[0]).to.include({ holds: false, answeredBy: 'kubectl wait' });
    expect(drill.verificationHolds.holds).to.equal(false);
    expect(formatJunit([fails])).to.match(/name="verification_holds" value="false"/);
    expect(formatJunit([fails])).to.match(/<failure message="[^"]*:30: “Pods &lt;run>? ?/);
  });
});
