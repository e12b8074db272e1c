import { expect } from 'chai';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { Rehearsal, step } from './rehearsal.ts';

const command = 'kubectl get pods --output name';
const asked = `(\n${command}\n)`;

/** A drill whose first step needs a pod's name, and whose second one restarts. */
function withLookup(printed: string, text = 'logs <pod>'): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.arms = ['runbook'];
  rehearsal.lookups = { pod: command };
  rehearsal.steps = [{ ...step(1, text), lookups: ['pod'] }, step(2, 'restart')];
  rehearsal.printed = { [asked]: printed };
  return rehearsal;
}

const resultOf = (events: readonly JournalEvent[], number: number) =>
  events.find((event) => event.type === 'step-finished' && event.number === number);

describe('look-ups', () => {
  it('fill a placeholder with what a command prints when the step is due', async () => {
    const rehearsal = withLookup('pod/web-1\n');
    const events = await rehearsal.run();
    expect(events.find(({ type }) => type === 'looked-up')).to.deep.include({
      ...{ arm: 'runbook', number: 1, name: 'pod', value: 'pod/web-1' },
    });
    const broken = rehearsal.history.indexOf('inject');
    const did = [asked, "export pod='pod/web-1'", 'logs pod/web-1', 'restart'];
    expect(rehearsal.history.slice(broken + 1, broken + 5)).to.deep.equal(did);
  });

  it('are made again for each step: the pod of a moment ago may be gone', async () => {
    const rehearsal = withLookup('web-1');
    rehearsal.steps = [
      { ...step(1, 'delete <pod>'), lookups: ['pod'] },
      { ...step(2, 'logs <pod>'), lookups: ['pod'] },
    ];
    const perform = rehearsal.perform.bind(rehearsal);
    rehearsal.perform = (text) => {
      perform(text);
      if (text === 'delete web-1') rehearsal.printed = { [asked]: 'web-2' };
    };
    await rehearsal.run();
    expect(rehearsal.history).to.include.members(['delete web-1', 'logs web-2']);
  });

  it('set a variable in the shell, whatever characters its value has', async () => {
    const rehearsal = withLookup(`it's`, 'logs "$pod"');
    await rehearsal.run();
    expect(rehearsal.history).to.include.members([`export pod='it'\\''s'`, 'logs "$pod"']);
  });

  for (const [printed, why] of [
    ['', 'printed nothing'],
    [' \n', 'printed nothing'],
    ['web-1\nweb-2\n', 'printed 2 lines, and a value is one'],
  ] as const) {
    it(`without a value, ${JSON.stringify(printed)}, leave the step out, and the drill proves nothing`, async () => {
      const rehearsal = withLookup(printed);
      const events = await rehearsal.run();
      expect(resultOf(events, 1)).to.deep.include({
        ...{ result: 'no-value', because: `the look-up of pod ${why}` },
      });
      expect(rehearsal.history).not.to.include('logs <pod>');
      const verdict = rehearsal.judge(events);
      expect(verdict.procedureWorks.holds).to.equal(null);
      expect(verdict.outcome).to.equal('inconclusive');
      expect(verdict.procedureWorks.reasons[0]?.text).to.equal(
        `Step 1 was not run, because the look-up of pod ${why}.`,
      );
    });
  }

  it('that fail leave the step out', async () => {
    const rehearsal = withLookup('web-1');
    rehearsal.lookups = { pod: 'fail' };
    rehearsal.failing = '(\nfail\n)';
    expect(resultOf(await rehearsal.run(), 1)).to.deep.include({
      because: 'the look-up of pod failed with exit code 1',
    });
  });
});
