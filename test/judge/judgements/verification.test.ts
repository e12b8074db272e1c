import { expect } from 'chai';
import type { EventOf, JournalEvent } from '../../../harness/journal/events.ts';
import { formatEvent, parseJournal } from '../../../harness/journal/journal-lines.ts';
import { redactEvent } from '../../../harness/journal/redact-event.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { Plan, PlannedCheck } from '../../../harness/model/scenario.ts';
import { type ArmStory, handMadeJournal } from '../hand-made-journal.ts';
import { placeOf, redisPlan } from '../redis-plan.ts';

const [pods, page, desk] = [
  { text: 'Pods run', place: placeOf(30), answer: { kind: 'command', command: 'kubectl wait' } },
  { text: 'Jobs pass', place: placeOf(31), answer: { kind: 'probe', probe: 'submit-job' } },
  { text: 'The desk knows', place: placeOf(32) },
] as const satisfies readonly PlannedCheck[];
const plan: Plan = { ...redisPlan, checklist: [pods, page, desk] };

type Found = Partial<Extract<EventOf<'checked'>, { by: 'command' }>>;

/** A journal in which the answers are these; by default, all hold. */
function journal(found: Found = {}, passes = 40, story: ArmStory = restarted): JournalEvent[] {
  const events = handMadeJournal({ plan, arms: { runbook: story, control: { brokenForMs: 1e9 } } });
  const at = events.findIndex(({ type }) => type === 'seen-stable' || type === 'gave-up');
  const atMs = events[at]?.atMs ?? 0;
  const own = { atMs, arm: 'runbook', type: 'checked' } as const;
  const ended = { result: 'ok', exitCode: 0, stdout: '', stderr: '', durationMs: 210 } as const;
  const { text, place } = pods;
  events.splice(
    at + 1,
    0,
    { ...own, text, place, by: 'command', command: 'kubectl wait', ...ended, ...found },
    {
      ...{ ...own, text: page.text, place: page.place, by: 'probe', probe: 'submit-job' },
      ...{ passes, needed: 20, ...(passes === 0 && { failure: 'status 500' }) },
    },
    { ...own, text: desk.text, place: desk.place, by: 'nobody' },
  );
  return events;
}
const restarted: ArmStory = { brokenForMs: 31_200 };
const failed = (stderr: string, exitCode = 1): Found => ({ result: 'failed', exitCode, stderr });

describe('the runbook’s own verification', () => {
  it('holds where every answered item does; the others are notes', () => {
    const { outcome, verificationHolds, checklist, reasons } = judge(journal());
    expect(outcome).to.equal('verified');
    expect(verificationHolds.reasons[0]?.text).to.equal(
      '2 of 3 items of the checklist were checked, and hold.',
    );
    expect(verificationHolds.notes).to.deep.equal([
      { text: 'Nothing answers “The desk knows”.', place: placeOf(32) },
    ]);
    expect(reasons).to.deep.include(verificationHolds.reasons[0]);
    expect(checklist.map(({ holds, because }) => [holds, because])).to.deep.equal([
      [true, 'its command succeeded after 0.21 s'],
      [true, '40 passes in a row'],
      [null, 'nothing answers it'],
    ]);
  });

  it('is unknown where a command succeeds because nothing answered it', () => {
    for (const stderr of [
      'The connection to the server 10.96.0.1:443 was refused - did you specify the right host?',
      'Error from server (Forbidden): pods is forbidden: User "firedrill-operator" cannot list',
      'Error from server (ServiceUnavailable): the server is currently unable to handle the request',
    ]) {
      const { outcome, checklist } = judge(journal({ command: '! kubectl get | grep x', stderr }));
      expect(outcome, stderr).to.equal('inconclusive');
      expect(checklist[0]?.holds, stderr).to.equal(null);
    }
    const gone = 'Error from server (NotFound): pods "old" not found';
    expect(judge(journal({ command: '! kubectl get pod old', stderr: gone })).outcome).to.equal(
      'verified',
    );
  });

  it('refutes with the line of an item that does not hold, though the service is back', () => {
    const timedOut = failed('error: timed out waiting for the condition on pods/web-1');
    const { outcome, reasons, recoveredInTime } = judge(journal(timedOut));
    expect(recoveredInTime.holds).to.equal(true);
    expect(outcome).to.equal('refuted');
    expect(reasons[0]).to.deep.equal({
      text: '“Pods run” does not hold: its command failed with exit code 1: error: timed out waiting for the condition on pods/web-1.',
      place: placeOf(30),
    });
    expect(judge(journal({}, 0)).reasons).to.deep.equal([
      { text: '“Jobs pass” does not hold: it fails: status 500.', place: placeOf(31) },
    ]);
  });

  for (const [why, found] of [
    ['is not there', failed('bash: line 1: kubectl: command not found', 127)],
    ['does not know its flag', failed('error: unknown flag: --fro')],
    ['leads out of the cluster', failed('nodes is forbidden: User "firedrill-operator" cannot')],
    ['reaches no cluster', failed('Unable to connect to the server: EOF')],
    ['does not end', { result: 'timed-out', exitCode: 124 }],
    ['vanished with the shell', { ...failed('', 137), outputLost: true }],
  ] as const satisfies readonly (readonly [string, Found])[]) {
    it(`proves nothing where its command ${why}`, () => {
      const { outcome, verificationHolds } = judge(journal(found));
      expect(verificationHolds.holds).to.equal(null);
      expect(verificationHolds.reasons[0]?.place).to.deep.equal(placeOf(30));
      expect(outcome).to.equal('inconclusive');
    });
  }

  it('proves nothing with fewer passes than a recovery needs', () => {
    const { outcome, reasons } = judge(journal({}, 3));
    expect(outcome).to.equal('inconclusive');
    expect(reasons[0]?.text).to.equal(
      '“Jobs pass” is not known to hold: 3 passes in a row, and 20 are needed.',
    );
  });

  it('is not known where the drill recorded no answer', () => {
    const unchecked = journal().filter(({ type }) => type !== 'checked');
    const { verificationHolds } = judge(unchecked);
    expect(verificationHolds.holds).to.equal(null);
    expect(verificationHolds.reasons).to.have.length(2);
  });

  it('decides nothing where nothing answers any item, and for journals of older versions', () => {
    const none = judge(
      handMadeJournal({ plan: { ...plan, checklist: [desk] }, arms: { runbook: restarted } }),
    );
    expect(none.outcome).to.equal('verified');
    expect(none.verificationHolds).to.include({ holds: null, decides: false });
    expect(none.checklist).to.have.length(1);
    const { checklist: _, ...older } = redisPlan;
    const events = handMadeJournal({ plan: older as Plan, arms: { runbook: restarted } });
    const read = parseJournal(events.map(formatEvent).join('\n'));
    expect(judge(read)).to.deep.include({ outcome: 'verified', checklist: [] });
  });

  it('is in the journal as it was recorded, but for secrets', () => {
    const secret = journal({ stdout: 'password=tr0ub4dor-and-3' });
    const events = secret.map((event) => redactEvent(event, plan));
    const read = parseJournal(events.map(formatEvent).join('\n'));
    expect(judge(read).verificationHolds.holds).to.equal(true);
    expect(JSON.stringify(read)).not.to.include('tr0ub4dor');
  });
});
