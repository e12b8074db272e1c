import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import type { PlannedCheck } from '../../harness/model/scenario.ts';
import { Rehearsal } from './rehearsal.ts';

const item = (line: number, answer?: PlannedCheck['answer']): PlannedCheck => ({
  text: `item ${line}`,
  place: { file: 'runbook.md', line, column: 1 },
  ...(answer && { answer }),
});
const command = (line: number, text: string) => item(line, { kind: 'command', command: text });
const probe = (line: number, name: string) => item(line, { kind: 'probe', probe: name });

/** A drill on a service that is restarted, with this checklist. */
function withChecklist(...checklist: readonly PlannedCheck[]): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.checklist = checklist;
  return rehearsal;
}

const checked = (events: readonly JournalEvent[]) =>
  events.filter((event) => event.type === 'checked');
const judged = (rehearsal: Rehearsal, events: readonly JournalEvent[]) =>
  rehearsal.judge(events).checklist.map(({ holds, because }) => [holds, because]);

describe('the checklist of a drill', () => {
  it('is gone through in the runbook arm, when the system has recovered, before the revert', async () => {
    const rehearsal = withChecklist(command(20, 'wait'), item(21), probe(22, 'ask'));
    const events = await rehearsal.run();
    expect(checked(events).map((event) => [event.arm, event.by])).to.deep.equal([
      ['runbook', 'command'],
      ['runbook', 'nobody'],
      ['runbook', 'probe'],
    ]);
    const types = events.filter(({ type }) => type !== 'probe').map(({ type }) => type);
    expect(types.indexOf('checked')).to.be.greaterThan(types.indexOf('seen-stable'));
    expect(types.lastIndexOf('checked')).to.be.lessThan(types.indexOf('reverted'));
    const { history } = rehearsal;
    const at = history.indexOf('(\nwait\n)');
    expect(at).to.be.greaterThan(history.indexOf('restart'));
    expect(history[at + 1]).to.equal('session closed');
    const [first, second, third] = judged(rehearsal, events);
    expect(first?.[0]).to.equal(true);
    expect(second).to.deep.equal([null, 'nothing answers it']);
    expect(third?.[0]).to.equal(true);
    expect(rehearsal.judge(events).verificationHolds.holds).to.equal(true);
  });

  it('has a command that fails: the item does not hold', async () => {
    const rehearsal = withChecklist(command(20, 'wait'), command(21, 'grep'));
    rehearsal.failing = '(\nwait\n)';
    const events = await rehearsal.run();
    const { verificationHolds } = rehearsal.judge(events);
    expect(verificationHolds.holds).to.equal(false);
    expect(verificationHolds.reasons).to.deep.equal([
      {
        text: '“item 20” does not hold: its command failed with exit code 1: did (.',
        place: { file: 'runbook.md', line: 20, column: 1 },
      },
    ]);
  });

  it('waits for a probe that decides nothing, and says why it fails', async () => {
    const rehearsal = withChecklist(probe(20, 'other'));
    rehearsal.bystander = 'is traffic';
    const events = await rehearsal.run();
    const [found] = checked(events);
    expect(found).to.include({ by: 'probe', probe: 'other', passes: 0 });
    expect(rehearsal.judge(events).verificationHolds.holds).to.equal(false);
  });

  it('is not gone through where the system did not recover', async () => {
    const rehearsal = withChecklist(command(20, 'wait'), item(21));
    rehearsal.steps = [];
    const events = await rehearsal.run();
    expect(checked(events).map((event) => 'because' in event && event.because)).to.deep.equal([
      'the system had not recovered',
      false,
    ]);
    expect(rehearsal.history).not.to.include('(\nwait\n)');
    expect(rehearsal.judge(events).verificationHolds.holds).to.equal(null);
  });
});
